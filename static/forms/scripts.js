/** Functions that the settings register for a form's events or a command: found by name, called, and waited for. */
import { tell } from "../scripts/failures.js";

/** How long the product waits for a function that returns a Promise, before it goes on without it [D]. */
export const LONGEST_MS = 10_000;

/**
 * Calls a function that the settings name; what it throws is reported as the page's own error, so that others still run.
 * @param script Its name, the library that has it, and the place where it is registered.
 * @returns What it returned.
 */
export function callNamed({ function: name, library, place }, given) {
  const [owner, run] = find(name);
  if (typeof run !== "function") {
    const where = library ? `${library} has` : "no listed script has";
    problem(`${where} ${library ? "no " : ""}function ${name}, which ${place} names.`);
    return undefined;
  }
  return guarded(() => run.apply(owner, given));
}

/** Calls a function; what it throws is reported as the page's own error. */
export function guarded(run) {
  try {
    return run();
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

/** Says what is wrong with a script on the page and in the console. */
export function problem(sentence) {
  console.error(sentence);
  tell(sentence);
}

/** Whether a function returned something to wait for. */
export const isThenable = (value) => typeof value?.then === "function";

/** Says so when a Promise takes longer than the product waits; gives whether it has settled by then. */
export function within(promise, what) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => {
      problem(`${what} returned a Promise that has not settled after ${LONGEST_MS / 1000} s.`);
      resolve();
    }, LONGEST_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** The owner and the value of a dotted name, looked for on the window. */
function find(name) {
  let owner;
  let value = window;
  for (const step of name.split(".")) [owner, value] = [value, value?.[step]];
  return [owner, value];
}
