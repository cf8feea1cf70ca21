/** Pyodide in Node.js, started from the snapshot of the page, with the packages that read workspace files. */
import { readFileSync } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import { parse, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readSnapshot, snapshotOptions, wake } from "./headless.js";

/** Where the files of the runtime are, relative to this module: the packing writes it. */
const FILES = JSON.parse(readFileSync(new URL("runtime.json", import.meta.url), "utf-8"));

/** Where Python sees the disk of this machine. */
const MOUNT = "/machine";

const DISK = parse(process.cwd()).root;

let started;

/** The interpreter of this process; it starts on first use. */
export function python() {
  started ??= start();
  return started;
}

/** The function that answers requests of a server, as `apm.host.serve.node_answers` describes it. */
export async function requestAnswers(site, workspace, webResources) {
  const { NodeAnswers } = (await python()).pyimport("apm.host.serve.node_answers");
  const there = (path) => (path ? inPython(resolve(path)) : "");
  const answers = NodeAnswers(there(site), there(workspace), there(webResources));
  return (target, host) => {
    const found = answers.answer(target, host);
    const [head, content] = found;
    found.destroy();
    const { path, ...rest } = JSON.parse(head);
    return path ? { ...rest, path: onDisk(path) } : { ...rest, content: bytesOf(content) };
  };
}

/** The content of a workspace file, as `apm.reading.reading_json` gives it, with paths of this machine. */
export async function readWorkspace(file) {
  const interpreter = await python();
  const path = await realpath(file);
  const { workspace_json: read } = interpreter.pyimport("apm.reading.reading_json");
  const { files, webResources, ...rest } = JSON.parse(read(inPython(path)));
  const own = Object.entries(files).map(([address, each]) => [address, onDisk(each)]);
  return {
    ...rest,
    path,
    files: Object.fromEntries(own),
    webResources: webResources && onDisk(webResources),
  };
}

async function start() {
  const pyodide = place("pyodide/");
  const load = (name) => import(pathToFileURL(resolve(pyodide, name)).href);
  const [{ loadPyodide }, { default: factory }] = await Promise.all(
    ["pyodide.mjs", "pyodide.asm.mjs"].map(load),
  );
  const snapshot = readFile(place("snapshot.bin")).then(({ buffer, byteOffset, byteLength }) =>
    readSnapshot(buffer.slice(byteOffset, byteOffset + byteLength)),
  );
  const interpreter = await loadPyodide({
    indexURL: `${pyodide}${sep}`,
    // The snapshot has the library. Pyodide has to load something; this file is small.
    stdLibURL: place("manifest.json"),
    ...snapshotOptions(factory, snapshot),
  });
  wake(interpreter, () => new Uint8Array(readFileSync(place("stdlib.zip"))));
  const { FS } = interpreter;
  FS.mkdir(MOUNT);
  FS.mount(FS.filesystems.NODEFS, { root: DISK }, MOUNT);
  FS.writeFile("/reading.zip", readFileSync(place("reading.zip")));
  interpreter.pyimport("apm").__path__.append("/reading.zip/apm");
  return interpreter;
}

function bytesOf(content) {
  const bytes = content.toJs();
  content.destroy();
  return bytes;
}

const place = (name) => fileURLToPath(new URL(FILES[name], import.meta.url));

const inPython = (path) => [MOUNT, ...relative(DISK, path).split(sep)].join("/");

const onDisk = (path) => resolve(DISK, ...path.slice(MOUNT.length + 1).split("/"));
