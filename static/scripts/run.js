/** Runs the text of a client script like a classic script: in the page's global scope. */
import { platform } from "../python/platform.js";
import { asStep } from "../python/steps.js";
import { inTask } from "../python/tasks.js";
import { listUncaught } from "./failure-list.js";
import { markShown, report, showFailure, takeNext } from "./failures.js";
import { nameOf, sentence } from "./place.js";

/** How long a script's promise may take before the page says so, in milliseconds. */
export const PATIENCE = 10_000;

export const FIRST_NAME = "script-1.js";

/** By Error: the address of the file that it came from. */
const sources = new WeakMap();

/**
 * Runs a script, and shows on the page what goes wrong.
 * @returns A promise of the script's last value; if that is a promise, of its value. It rejects with an Error whose message
 *   names file, line and column.
 */
export async function runScript(text, name = FIRST_NAME) {
  try {
    return await run(text, name, (late) => {
      showFailure(late, addressOf(name));
      console.warn(late);
    });
  } catch (error) {
    showFailure(error.message, sources.get(error));
    throw error;
  }
}

platform.runScript = runScript;

/** Runs a script. `onLate` gets a sentence if its promise takes long. Errors are written to the console; the caller shows them. */
export async function run(text, name, onLate) {
  if (typeof text !== "string") {
    const problem = `runScript: the first argument has to be the text of a script, not ${typeof text}`;
    throw markShown(new TypeError(problem));
  }
  const address = addressOf(name);
  return asStep({ text, name: nameOf(address) }, () => lastValue(text, address, onLate));
}

/** The last value of a script; if that is a promise, its value. */
async function lastValue(text, address, onLate) {
  const { result } = await evaluate(text, address);
  if (typeof result?.then !== "function") return result;
  const late = `${nameOf(address)}: its promise has not settled after ${PATIENCE / 1000} s; what it waits for may never come.`;
  const timer = setTimeout(onLate, PATIENCE, late);
  try {
    return await result;
  } catch (reason) {
    listUncaught("rejection", reason);
    throw await reported(address, () => report(reason));
  } finally {
    clearTimeout(timer);
  }
}

/** Evaluates in a separate task, because only an uncaught syntax error comes with its line. */
function evaluate(text, address) {
  const source = `${text}\n//# sourceURL=${address}`;
  return new Promise((resolve, reject) => {
    inTask(() => {
      let threw = true;
      try {
        // In an object, because resolving with a promise would wait for it.
        // biome-ignore lint/security/noGlobalEval: running the user's text is the purpose of this function.
        resolve({ result: globalThis.eval(source) });
        threw = false;
      } finally {
        if (threw) reported(address).then(reject);
      }
    });
  });
}

/** The Error that describes the next reported error; `start` causes it. */
function reported(address, start = () => {}) {
  return new Promise((resolve) => {
    takeNext((at, message, cause) => {
      const where = within(at, address);
      const text = sentence(where, `${message}${advice(cause)}`, address);
      const error = markShown(new Error(text, { cause }));
      sources.set(error, where?.file ?? address);
      resolve(error);
    });
    start();
  });
}

const withoutQuery = (address) => address.replace(/[?#].*$/, "");

/** The place of a syntax error. The browser names the page, because it did not read the name at the end of the text. */
function within(at, address) {
  return at && withoutQuery(at.file) === withoutQuery(location.href)
    ? { ...at, file: address }
    : at;
}

function isSyntaxError(thrown) {
  try {
    return thrown?.name === "SyntaxError";
  } catch {
    return false;
  }
}

/** The advice for module syntax, which classic scripts do not have. */
function advice(error) {
  // What was thrown can be any value, also an object whose properties throw.
  if (!isSyntaxError(error)) return "";
  if (/\bawait\b/.test(error.message)) {
    return "; a client script is no module: put what awaits into (async () => { ... })()";
  }
  if (/\b(import|export)\b/.test(error.message)) {
    return "; a client script is no module: use await import(...) inside (async () => { ... })()";
  }
  return "";
}

/**
 * The address of a script with a name, as one line. White space and quotes are encoded because the browser would ignore the
 * address, parentheses because they are part of the format of stacks.
 */
export function addressOf(name) {
  const plain = String(name)
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();
  const inHex = (sign) => `%${sign.charCodeAt(0).toString(16)}`;
  return (plain || FIRST_NAME)
    .split("/")
    .map((part) => encodeURIComponent(part).replace(/['()]/g, inHex))
    .join("/");
}
