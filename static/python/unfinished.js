/** Work that `apmWorkspace.drawn()` waits for, such as loading the scripts of a form. */

const unfinished = new Set();

/** Adds a promise that `drawn()` waits for; it may reject. */
export function waitedFor(promise) {
  const ended = promise.catch(() => {}).finally(() => unfinished.delete(ended));
  unfinished.add(ended);
}

/** Whether there is unfinished work. */
export const isUnfinished = () => unfinished.size > 0;

/** Resolves when the work that is unfinished now has ended; it may have started more. */
export const ended = () => Promise.all(unfinished);
