/**
 * Waits for the Promises that functions of scripts return. A wait ends when another workspace starts: what such a Promise delays
 * belongs to the previous one, and so does what it says then.
 */
import { onRestart } from "../python/lifetime.js";
import { listUncaught } from "../scripts/failure-list.js";
import { report } from "../scripts/failures.js";
import { problem } from "./named-functions.js";

/** How long the product waits for the Promise of a handler or of a rule before it continues [D]. */
export const LONGEST_MS = 10_000;

/** The waits of this workspace. */
const waits = new Set();

/** Whether a function returned something to wait for; the wait for what cannot be read ends as for a rejection. */
export function isThenable(value) {
  try {
    return typeof value?.then === "function";
  } catch {
    return true;
  }
}

/**
 * Waits for the Promise of a function. A rejection is reported. So is a Promise that takes too long.
 * @param longest The longest time in milliseconds.
 * @param late What is reported after that time.
 * @returns A Promise of the `value`, or of why there is none: `failed` is "rejected", "late" or "restarted".
 */
export function outcomeOf(thenable, longest, late) {
  return new Promise((resolve) => {
    const wait = { end: () => resolve({ failed: "restarted" }), timer: undefined };
    waits.add(wait);
    const tooLate = () => {
      problem(late);
      resolve({ failed: "late" });
    };
    if (longest !== Infinity) wait.timer = setTimeout(tooLate, longest);
    const rejected = (error) => {
      listUncaught("form-function", error);
      report(error);
      resolve({ failed: "rejected" });
    };
    const unlessRestarted = (settle) => (given) => {
      clearTimeout(wait.timer);
      if (waits.delete(wait)) settle(given);
    };
    // WebKit never settles a Promise that is resolved with one whose `constructor` throws; a call of its `then` throws.
    new Promise((settle, fail) => thenable.then(settle, fail)).then(
      unlessRestarted((value) => resolve({ value })),
      unlessRestarted(rejected),
    );
  });
}

onRestart(() => {
  for (const { end, timer } of waits) {
    clearTimeout(timer);
    end();
  }
  waits.clear();
});
