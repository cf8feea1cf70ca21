/**
 * The interpreter module that PyScript imports: Pyodide with everything that the page imports.
 *
 * It starts when this module is evaluated, before PyScript asks for it, from a snapshot of its memory. If that is not possible,
 * it starts in the ordinary way: it imports the standard library and the emulator as bytecode. `?snapshot=off` in the address of
 * the page does that too.
 *
 * The address of each file is written in full, relative to `import.meta.url`: `build` replaces it by its hashed name.
 */
import { placeWorkspace } from "./offline.js";
import { loadPyodide as load, version } from "./runtime/pyodide/pyodide.mjs";
import { fetchSnapshot, snapshotOptions, wake } from "./snapshot.mjs";

export { version };

const PYODIDE = new URL("./runtime/pyodide/", import.meta.url).href;
const SNAPSHOT = new URL("./runtime/snapshot.bin", import.meta.url).href;
const MANIFEST = new URL("./runtime/manifest.json", import.meta.url).href;
const LIBRARY = new URL("./runtime/stdlib.zip", import.meta.url).href;
/** The emulator and the libraries that it imports. */
const ARCHIVES = {
  "apm.zip": new URL("./runtime/apm.zip", import.meta.url).href,
  "libs.zip": new URL("./runtime/libs.zip", import.meta.url).href,
};

/** What Python writes before PyScript says where to. */
let streams = { stdout: console.log, stderr: console.error };

reportInstantiation();
const isOff = new URLSearchParams(location.search).get("snapshot") === "off";
const early = isOff ? Promise.reject() : startFromSnapshot();
early.catch(() => {});
// One import is faster than one after another.
const page = parsed()
  .then(() => import("./page.js"))
  .catch((error) => {
    // PyScript imports the modules again and reports a file that is missing, but not a module that cannot be linked.
    if (error instanceof SyntaxError) fail({ reason: `${error.message} (JavaScript of the page)` });
  });

export async function loadPyodide(options) {
  const { stdout = streams.stdout, stderr = streams.stderr } = options;
  streams = { stdout, stderr };
  await page;
  try {
    const python = await early.catch((reason) => {
      if (reason)
        console.warn(`The page starts without its snapshot: ${reason.message ?? reason}.`);
      return startFromArchives(options);
    });
    step("Starting the emulator.");
    await placeWorkspace(python.FS);
    return python;
  } catch (error) {
    const reason = `Python could not be loaded: ${error?.message ?? error}`;
    fail({ reason, missing: error?.missing });
    throw error;
  }
}

function fail(detail) {
  window.dispatchEvent(new CustomEvent("apm:failed", { detail }));
}

/** Reports WebAssembly that was cut short. Pyodide only warns of it, and waits for ever. */
function reportInstantiation() {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    try {
      return await instantiateStreaming(...given);
    } catch (error) {
      fail({ reason: `Python could not be loaded: ${error.message}` });
      throw error;
    } finally {
      WebAssembly.instantiateStreaming = instantiateStreaming;
    }
  };
}

/** Tells the boot guard what the page waits for. */
function step(sentence) {
  window.dispatchEvent(new CustomEvent("apm:step", { detail: sentence }));
}

async function startFromSnapshot() {
  step("Fetching Python.");
  const key = builtKey();
  const snapshot = fetchSnapshot(SNAPSHOT, key);
  snapshot.then(() => step("Starting Python.")).catch(() => {});
  // Pyodide would fetch a broken manifest once more, and nobody would get that error.
  const [{ default: factory }] = await Promise.all([
    import("./runtime/pyodide/pyodide.asm.mjs"),
    key,
  ]);
  const python = await load({
    indexURL: PYODIDE,
    // The snapshot has the library. Pyodide has to load something; this file is small, and loaded anyway.
    stdLibURL: MANIFEST,
    stdout: (text) => streams.stdout(text),
    stderr: (text) => streams.stderr(text),
    ...snapshotOptions(factory, snapshot),
  });
  wake(python, fetchStandardLibrary);
  return python;
}

async function startFromArchives(options) {
  step("Fetching Python and its libraries.");
  // Also the library, which Pyodide fetches again: it would not name a file that is missing.
  const [, ...archives] = await Promise.all([LIBRARY, ...Object.values(ARCHIVES)].map(bytesAt));
  step("Starting Python.");
  const python = await load({ ...options, indexURL: PYODIDE, stdLibURL: LIBRARY });
  for (const [at, name] of Object.keys(ARCHIVES).entries()) python.FS.writeFile(name, archives[at]);
  // The libraries last, so that Python searches them only for modules that it finds nowhere else.
  python.runPython(
    "import sys; sys.path.insert(0, './apm.zip'); sys.path.append('./libs.zip'); del sys",
  );
  return python;
}

/** Resolves when the elements of the page are there. */
async function parsed() {
  if (document.readyState !== "loading") return;
  await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
}

/** The key of the snapshot that belongs to the other files. */
async function builtKey() {
  const answer = await fetch(MANIFEST);
  if (!answer.ok) throw new Error(`${MANIFEST} is not there`);
  return (await answer.json()).snapshot;
}

async function bytesAt(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw Object.assign(new Error(`${url} is not there`), { missing: url });
  return new Uint8Array(await answer.arrayBuffer());
}

/** The standard library, for a module that the snapshot does not have. Python cannot wait, so the page does. */
function fetchStandardLibrary() {
  const request = new XMLHttpRequest();
  request.open("GET", LIBRARY, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${request.responseURL} could not be loaded`);
  return Uint8Array.from(request.responseText, (each) => each.charCodeAt(0) & 0xff);
}
