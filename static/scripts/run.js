/** Runs the text of a client script as the browser runs a classic one: in the page's global scope. */
import { markTold, report, takeNext, tell } from "./failures.js";
import { fileOf, isPage, sentence } from "./place.js";
import { inTask } from "./tasks.js";

/** How long a script's promise may take before the page says so, in milliseconds. */
export const PATIENCE = 10_000;

export const FIRST_NAME = "script-1.js";

/**
 * Runs a script, and says on the page what goes wrong.
 * @returns A promise of the script's last value, waited for if it is a promise. It rejects with an Error whose message names
 *   file, line and column.
 */
export async function runScript(text, name = FIRST_NAME) {
  try {
    return await run(text, name, (late) => {
      tell(late, plainName(name));
      console.warn(late);
    });
  } catch (error) {
    tell(error.message, error.file);
    throw error;
  }
}

/** Runs a script; `onLate` is told when its promise takes long. Errors are in the console, for the caller to show. */
export async function run(text, name, onLate) {
  if (typeof text !== "string") {
    const problem = `runScript: the first argument has to be the text of a script, not ${typeof text}`;
    throw markTold(new TypeError(problem));
  }
  const file = plainName(name);
  const { result } = await evaluate(text, file);
  if (typeof result?.then !== "function") return result;
  const late = `${file}: its promise has not settled after ${PATIENCE / 1000} s; what it waits for may never come.`;
  const timer = setTimeout(onLate, PATIENCE, late);
  try {
    return await result;
  } catch (reason) {
    throw await reported(file, () => report(reason));
  } finally {
    clearTimeout(timer);
  }
}

/** Evaluates in a task of its own: only an error that nobody catches comes with its line, if it is one of syntax. */
function evaluate(text, file) {
  const source = `${text}\n//# sourceURL=${asAddress(file)}`;
  return new Promise((resolve, reject) => {
    inTask(() => {
      let threw = true;
      try {
        // In an object: a promise that is given another waits for it.
        // biome-ignore lint/security/noGlobalEval: running text that a person brings is what this is for.
        resolve({ result: globalThis.eval(source) });
        threw = false;
      } finally {
        if (threw) reported(file).then(reject);
      }
    });
  });
}

/** The Error for what is about to be reported. */
function reported(file, start = () => {}) {
  return new Promise((resolve) => {
    takeNext((at, message, cause) => {
      const where = within(at, file);
      const text = sentence(where, `${message}${advice(cause)}`, file);
      const error = new Error(text, { cause });
      resolve(markTold(Object.assign(error, { file: fileOf(where, file) })));
    });
    start();
  });
}

/** A place in a script whose text could not be read to its end, where it says its name: the browser takes it for the page's. */
function within(at, file) {
  return at && isPage(at.file) ? { ...at, file } : at;
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

/** A name on one line. */
export function plainName(name) {
  return (
    String(name)
      .replace(/[\s\p{C}]+/gu, " ")
      .trim() || FIRST_NAME
  );
}

/** A name as an address; white space and quotes would have the browser ignore it, brackets are part of a stack's form. */
function asAddress(name) {
  const inHex = (sign) => `%${sign.charCodeAt(0).toString(16)}`;
  return name
    .split("/")
    .map((part) => encodeURIComponent(part).replace(/['()]/g, inHex))
    .join("/");
}
