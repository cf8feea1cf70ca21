/** Solutions that a script gives to `apmWorkspace.load`, or that the user drops on the page or chooses. Python reads them. */
import { act, functions, send } from "../python/crossing.js";
import { ApmError, codes } from "../python/errors.js";
import { platform } from "../python/platform.js";
import { inTask } from "../python/tasks.js";
import { drawNow } from "../screen/schedule.js";

const CALL = "load";

/** Whether a file can be a solution. */
export const isZip = ({ name }) => name.toLowerCase().endsWith(".zip");

/** Starts to listen to the file chooser of the dialog "Import templates". */
export function listenForSolutions() {
  document.addEventListener("change", ({ target }) => {
    if (target.id === "import-solutions" && target.files.length) openSolutions([...target.files]);
  });
}

/** The load that was requested last. The next one waits for it, because Python keeps what it has read until the load. */
let last;

/** Runs a load after those that were requested before. Nothing that it has read is left if it is refused. */
async function inTurn(load) {
  const turn = last ? after(last, load) : load();
  last = turn;
  try {
    return await turn;
  } catch (error) {
    callPython("forgetSolutions");
    throw error;
  } finally {
    if (last === turn) last = undefined;
  }
}

/** Waits for a load, and for what its caller does at once when it has ended. */
async function after(before, load) {
  await before.catch(() => {});
  await new Promise(inTask);
  return load();
}

/**
 * Gives Python solutions, in their order, then loads.
 * @param solutions The contents of zips, as Blobs or bytes, and objects such as the content of `workspace.json`. Undefined for
 *   a load without solutions.
 * @param textOf Makes JSON text of an object.
 * @param load Starts the workspace with what was given.
 */
function loadSolutions(solutions, textOf, load) {
  return inTurn(async () => {
    if (solutions !== undefined) await giveSolutions(solutions, textOf);
    return load();
  });
}

/** Gives Python solutions; `say` is called with a sentence before each is read. */
async function giveSolutions(solutions, textOf, say = () => {}) {
  for (const [at, each] of solutions.entries()) {
    const size = sizeOf(each);
    const name = size !== undefined && typeof each.name === "string" ? each.name : nameAt(at);
    await say(`Reading ${name}…`);
    if (size === undefined) {
      callPython("addSolution", textOf(each));
    } else {
      callPython("admitSolution", name, String(size));
      callPython("readSolution", name, await bytesOf(each, name));
    }
  }
}

const nameAt = (at) => `solutions[${at}]`;

/** Restarts the workspace with the solutions in files; a dialog shows the progress and the result. */
export async function openSolutions(files) {
  try {
    const other = files.find((each) => !isZip(each));
    if (other) throw new Error(`${other.name} is no zip of a solution.`);
    await inTurn(async () => {
      await giveSolutions(files, JSON.stringify, show);
      await show("Starting the workspace…");
      callPython("load", "{}");
      callPython("showSolutions");
    });
  } catch (error) {
    act("solution-refused", error.message);
  }
  drawNow();
}

const callPython = (name, ...given) => send(functions[name], given, CALL);

/** Shows a sentence in the dialog, and resolves when the browser has painted it: Python then blocks the page. */
async function show(sentence) {
  act("solution-progress", sentence);
  drawNow();
  await new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}

/**
 * The number of bytes of the content of a zip, also of another frame; undefined for any other value, and for one that cannot be
 * looked at, such as a revoked proxy.
 */
function sizeOf(value) {
  try {
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    if (tag === "Blob" || tag === "File") return value.size;
    return tag === "ArrayBuffer" || ArrayBuffer.isView(value) ? value.byteLength : undefined;
  } catch {
    return undefined;
  }
}

async function bytesOf(value, name) {
  try {
    if (ArrayBuffer.isView(value))
      return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return new Uint8Array(
      value instanceof ArrayBuffer ? value : await new Response(value).arrayBuffer(),
    );
  } catch {
    // A buffer that was transferred, or a file that has changed or gone since it was chosen.
    throw new ApmError(codes.badInput, `${name} cannot be read: its content is gone.`);
  }
}

platform.loadSolutions = loadSolutions;
