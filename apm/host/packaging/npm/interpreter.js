/** Pyodide in Node.js, started from the snapshot of the page, with the packages that read workspace files. */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { isAbsolute, parse, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readSnapshot, snapshotOptions, wake } from "./headless.js";

/** Where the files of the runtime are, relative to this module: the packing writes it. */
const FILES = JSON.parse(readFileSync(new URL("runtime.json", import.meta.url), "utf-8"));

/** The folders of this package and of its runtime. */
export const OWN_FOLDERS = [
  new URL(".", import.meta.url),
  new URL(FILES["pyodide/"], import.meta.url),
];

/** Where Python sees the disk of this machine. */
const MOUNT = "/machine";

const DISK = parse(process.cwd()).root;

/** The header that names, encoded, the places where a web resource was looked for. */
const LOOKED = "Server-Timing";

let started;

/** The interpreter of this process; it starts on first use. */
export function python() {
  started ??= start();
  return started;
}

/**
 * The functions that answer requests of a server, as `apm.host.serve.node_answers` describes them: `answer`, `receive` for the
 * content of a request to which `answer` returns nothing, and the `failure` of a request whose answer is not known.
 * @param settings The `file` and the `solutions` of the workspace.
 * @param recorded What receives the test that the page records, of `apm.host.recorded_test`; undefined if none is recorded.
 */
export async function requestAnswers(site, { file, solutions }, webResources, recorded) {
  const { NodeAnswers } = (await python()).pyimport("apm.host.serve.node_answers");
  const paths = [site, file, webResources, ...solutions].map(there);
  const answers = said(() => NodeAnswers.callKwargs(...paths, { recorded }));
  return {
    failure: answerIn(answers.failure()),
    answer(method, target, headers) {
      const found = said(() => answers.answer(method, target, JSON.stringify(headers)));
      return found && answerIn(found);
    },
    receive: (content) => answerIn(said(() => answers.receive(decoder.decode(content)))),
  };
}

/** An answer of Python: its `status`, its `headers`, and the `path` or the `content`. */
function answerIn(found) {
  const [head, content] = found;
  found.destroy();
  const { path, ...rest } = JSON.parse(head);
  if (path) return { ...rest, path: onDisk(path) };
  const looked = rest.headers[LOOKED];
  if (looked) rest.headers[LOOKED] = looked.replaceAll(`${MOUNT}/`, encodeURI(DISK));
  const bytes = bytesOf(content);
  // A text for the user can name files and folders.
  const isText = rest.status >= 400 || rest.headers["Content-Type"]?.startsWith("text/plain");
  return { ...rest, content: isText ? Buffer.from(withOwnPaths(decoder.decode(bytes))) : bytes };
}

/** The content of a workspace file, as `apm.reading.reading_json` gives it, with paths of this machine. */
export async function readWorkspace({ file, solutions }) {
  const { workspace_json: read } = (await python()).pyimport("apm.reading.reading_json");
  const found = JSON.parse(said(() => read(...[file, ...solutions].map(there))));
  const files = Object.entries(found.files).map(([address, path]) => [address, onDisk(path)]);
  return {
    ...found,
    files: Object.fromEntries(files),
    problems: found.problems.map(withOwnPaths),
    remarks: found.remarks.map(withOwnPaths),
  };
}

/** Calls Python. An error is what it says, without a traceback: the line of its source would be a megabyte long. */
export function said(call) {
  try {
    return call();
  } catch (error) {
    if (!error.type) throw error;
    const [, ...after] = error.message.split(/^(?:[\w.]+\.)?(?:ApmError|HostError): /m);
    const sentence = after.join("").trim() || error.message.trim().split("\n").at(-1);
    throw new Error(withOwnPaths(sentence));
  }
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

const decoder = new TextDecoder();

/** A text of Python with the paths of this machine. */
export const withOwnPaths = (text) => text.replaceAll(`${MOUNT}/`, DISK);

function bytesOf(content) {
  const bytes = content.toJs();
  content.destroy();
  return bytes;
}

const place = (name) => fileURLToPath(new URL(FILES[name], import.meta.url));

/** A path as Python sees it; empty for none. */
export function there(path) {
  if (!path) return "";
  const real = existsSync(path) ? realpathSync(path) : resolve(path);
  return [MOUNT, ...relative(DISK, real).split(sep)].join("/");
}

/** An argument as Python sees it: `PATH` or `--option=PATH`. */
export function argumentThere(argument) {
  const [, option, value] = /^(--[\w-]+=)?(.*)$/s.exec(argument);
  return isAbsolute(value) ? `${option ?? ""}${there(value)}` : argument;
}

const onDisk = (path) => resolve(DISK, ...path.slice(MOUNT.length + 1).split("/"));
