/** Promises that Python settles later, such as those of dialogs that wait for an answer. */
import { onRestart } from "../python/lifetime.js";
import { decoders } from "../python/replies.js";
import { onSignal } from "../python/signals.js";

/** By the number of a promise: the function that resolves it. */
const waiting = new Map();

decoders.p = (number) => new Promise((resolve) => waiting.set(number, resolve));

// null stands for undefined.
onSignal("settled", (number, value) => {
  waiting.get(number)?.(value ?? undefined);
  waiting.delete(number);
});

// They stay unsettled: the code that waits for them belongs to the previous workspace.
onRestart(() => waiting.clear());
