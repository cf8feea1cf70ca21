/** Solutions that a script gives to `apmWorkspace.load`, or that the user drops on the page or chooses. Python reads them. */
import { act, functions, send } from "../python/crossing.js";
import { ApmError, codes } from "../python/errors.js";
import { platform } from "../python/platform.js";
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

/**
 * Gives Python the solutions of the next load, in their order.
 * @param solutions The contents of zips, as Blobs or bytes, and objects such as the content of `workspace.json`.
 * @param say Is called with a sentence before each is read.
 */
export async function giveSolutions(solutions, say = () => {}) {
  if (!Array.isArray(solutions)) {
    throw new ApmError(codes.badInput, `${CALL}: solutions has to be a list`);
  }
  tell("forgetSolutions");
  for (const [at, each] of solutions.entries()) {
    const name = String(each?.name ?? `solutions[${at}]`);
    await say(`Reading ${name}…`);
    if (sizeOf(each) === undefined) {
      tell("addSolution", JSON.stringify(each) ?? "null");
    } else {
      tell("admitSolution", name, String(sizeOf(each)));
      tell("readSolution", name, await bytesOf(each));
    }
  }
}

/** Restarts the workspace with the solutions in files; a dialog shows the progress and the result. */
export async function openSolutions(files) {
  try {
    const other = files.find((each) => !isZip(each));
    if (other) throw new Error(`${other.name} is no zip of a solution.`);
    await giveSolutions(files, show);
    await show("Starting the workspace…");
    tell("load", "{}");
    tell("showSolutions");
  } catch (error) {
    tell("forgetSolutions");
    act("solution-refused", error.message);
  }
  drawNow();
}

const tell = (name, ...given) => send(functions[name], given, CALL);

/** Shows a sentence in the dialog, and resolves when the browser has painted it: Python then blocks the page. */
async function show(sentence) {
  act("solution-progress", sentence);
  drawNow();
  await new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** The number of bytes of the content of a zip, also of another frame; undefined for any other value. */
function sizeOf(value) {
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag === "Blob" || tag === "File") return value.size;
  return tag === "ArrayBuffer" || ArrayBuffer.isView(value) ? value.byteLength : undefined;
}

async function bytesOf(value) {
  if (ArrayBuffer.isView(value))
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return new Uint8Array(
    value instanceof ArrayBuffer ? value : await new Response(value).arrayBuffer(),
  );
}

platform.giveSolutions = giveSolutions;
