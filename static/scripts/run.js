/** Runs the text of a client script as the browser runs a classic one: in the page's global scope. */
import { markTold, report, takeNext, tell } from "./failures.js";
import { isPage, nameOf, sentence } from "./place.js";
import { inTask } from "./tasks.js";

/** How long a script's promise may take before the page says so, in milliseconds. */
export const PATIENCE = 10_000;

export const FIRST_NAME = "script-1.js";

/** The address of the file that each Error came from. */
const sources = new WeakMap();

/**
 * Runs a script, and says on the page what goes wrong.
 * @returns A promise of the script's last value, waited for if it is a promise. It rejects with an Error whose message names
 *   file, line and column.
 */
export async function runScript(text, name = FIRST_NAME) {
  try {
    return await run(text, name, (late) => {
      tell(late, addressOf(name));
      console.warn(late);
    });
  } catch (error) {
    tell(error.message, sources.get(error));
    throw error;
  }
}

/** Runs a script; `onLate` is told when its promise takes long. Errors are in the console, for the caller to show. */
export async function run(text, name, onLate) {
  if (typeof text !== "string") {
    const problem = `runScript: the first argument has to be the text of a script, not ${typeof text}`;
    throw markTold(new TypeError(problem));
  }
  const address = addressOf(name);
  const { result } = await evaluate(text, address);
  if (typeof result?.then !== "function") return result;
  const late = `${nameOf(address)}: its promise has not settled after ${PATIENCE / 1000} s; what it waits for may never come.`;
  const timer = setTimeout(onLate, PATIENCE, late);
  try {
    return await result;
  } catch (reason) {
    throw await reported(address, () => report(reason));
  } finally {
    clearTimeout(timer);
  }
}

/** Evaluates in a task of its own: only an error that nobody catches comes with its line, if it is one of syntax. */
function evaluate(text, address) {
  const source = `${text}\n//# sourceURL=${address}`;
  return new Promise((resolve, reject) => {
    inTask(() => {
      let threw = true;
      try {
        // In an object: a promise that is given another waits for it.
        // biome-ignore lint/security/noGlobalEval: running text that a person brings is what this is for.
        resolve({ result: globalThis.eval(source) });
        threw = false;
      } finally {
        if (threw) reported(address).then(reject);
      }
    });
  });
}

/** The Error for what is about to be reported. */
function reported(address, start = () => {}) {
  return new Promise((resolve) => {
    takeNext((at, message, cause) => {
      const where = within(at, address);
      const text = sentence(where, `${message}${advice(cause)}`, address);
      const error = markTold(new Error(text, { cause }));
      sources.set(error, where?.file ?? address);
      resolve(error);
    });
    start();
  });
}

/** A place in a script whose text could not be read to its end, where it says its name: the browser takes it for the page's. */
function within(at, address) {
  return at && isPage(at.file) ? { ...at, file: address } : at;
}

/** What to do about modules' syntax, which classic scripts lack. */
function advice(error) {
  if (error?.name !== "SyntaxError") return "";
  if (/\bawait\b/.test(error.message)) {
    return "; a client script is no module: put what awaits into (async () => { ... })()";
  }
  if (/\b(import|export)\b/.test(error.message)) {
    return "; a client script is no module: use await import(...) inside (async () => { ... })()";
  }
  return "";
}

/**
 * The address of a script with a name, which is on one line then. White space and quotes would have the browser ignore it,
 * brackets are part of a stack's form.
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
