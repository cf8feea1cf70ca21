/** Promises that Python settles later: of dialogs that a person has to answer. */
const waiting = new Map();

/** The Promise of a number. */
export const pending = (number) => new Promise((resolve) => waiting.set(number, resolve));

/** Settles the Promise of a number; null stands for undefined. */
export function settle(number, value) {
  waiting.get(number)?.(value ?? undefined);
  waiting.delete(number);
}

/** Leaves all of them unsettled: what waited for them belongs to a workspace that is gone. */
export function forgetPending() {
  waiting.clear();
}
