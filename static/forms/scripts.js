/** Functions that the settings register for a form's events or a command: found by name, called, and waited for. */
import { report, tell } from "../scripts/failures.js";
import { nameOf } from "../scripts/place.js";

/** How long the product waits for a function that returns a Promise, before it goes on without it [D]. */
export const LONGEST_MS = 10_000;

/**
 * Calls a function that the settings name; what it throws is reported as the page's own error, so that others still run.
 * @param script Its name, the library that has it, and the place where it is registered.
 * @returns As `guarded` does.
 */
export function callNamed({ function: name, library, place }, given) {
  const [owner, run] = find(name);
  if (typeof run === "function") return guarded(() => run.apply(owner, given));
  const file = library && nameOf(library);
  const where = file ? `${file} has no` : "no client script has a";
  problem(`${where} function ${name}, which ${place} names.`, library);
  return { failed: true };
}

/** Calls a function; gives its `value`, or that it `failed`, which is reported as the page's own error. */
export function guarded(run) {
  try {
    return { value: run(), failed: false };
  } catch (error) {
    report(error);
    return { failed: true };
  }
}

/** Says what is wrong with a script on the page and in the console; `address` is that of its file, if it is known. */
export function problem(sentence, address) {
  console.error(sentence);
  tell(sentence, address);
}

/** Whether a function returned something to wait for. */
export const isThenable = (value) => typeof value?.then === "function";

/**
 * Waits for what a function returned, and gives whether it came to a good end. One that fails is reported; so is one that
 * takes longer than `longest` milliseconds, and it is waited for no more.
 */
export function waitFor(thenable, what, longest) {
  return new Promise((resolve) => {
    const late = () => {
      problem(`${what} returned a Promise that has not settled after ${longest / 1000} s.`);
      resolve(false);
    };
    const timer = longest === Infinity ? null : setTimeout(late, longest);
    const failed = (error) => {
      report(error);
      resolve(false);
    };
    Promise.resolve(thenable)
      .then(() => resolve(true), failed)
      .finally(() => clearTimeout(timer));
  });
}

/** The owner and the value of a dotted name, looked for on the window. */
function find(name) {
  let owner;
  let value = window;
  for (const step of name.split(".")) [owner, value] = [value, value?.[step]];
  return [owner, value];
}
