/**
 * The listeners that client scripts add to the window and the document: those that were added after the start are removed when
 * another workspace starts, as channels are closed.
 */
import { onRestart } from "../python/lifetime.js";
import { platform } from "../python/platform.js";
import { endStart, isKept, scriptChannel } from "./script-channels.js";

/** Its signal ends the listeners of this workspace. The browser forgets those that end before. */
let ending = new AbortController();

platform.Channel = window.BroadcastChannel;
window.BroadcastChannel = scriptChannel(platform.Channel);

for (const target of [window, document]) {
  const add = target.addEventListener;
  const value = function addEventListener(...given) {
    if (given.length > 1 && !isKept()) given[2] = untilRestart(given[2]);
    add.apply(target, given);
  };
  // Not enumerable, as the method of the browser is not.
  Object.defineProperty(target, "addEventListener", { value, writable: true, configurable: true });
}

/** The options of a listener that ends with the workspace; what the script has passed stays as it is. */
function untilRestart(options) {
  const own = Object(options) === options ? options : { capture: Boolean(options) };
  const { signal } = ending;
  const value = own.signal === undefined ? signal : AbortSignal.any([signal, own.signal]);
  return Object.create(own, { signal: { value } });
}

// In a later task, because the listed scripts are started after the event.
window.addEventListener("apm:ready", () => setTimeout(endStart));

onRestart(() => {
  ending.abort();
  ending = new AbortController();
});
