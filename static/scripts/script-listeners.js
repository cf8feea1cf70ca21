/**
 * The listeners that client scripts add to the window and the document: those that were added after the start are removed when
 * another workspace starts, as channels are closed.
 */
import { onRestart } from "../python/lifetime.js";
import { platform } from "../python/platform.js";
import { endStart, isKept, scriptChannel } from "./script-channels.js";

let added = [];

platform.Channel = window.BroadcastChannel;
window.BroadcastChannel = scriptChannel(platform.Channel);

for (const target of [window, document]) {
  const add = target.addEventListener;
  const value = function addEventListener(...given) {
    add.apply(target, given);
    if (!isKept()) added.push(() => target.removeEventListener(...given));
  };
  // Not enumerable, as the method of the browser is not.
  Object.defineProperty(target, "addEventListener", { value, writable: true, configurable: true });
}

// In a later task, because the listed scripts are started after the event.
window.addEventListener("apm:ready", () => setTimeout(endStart));

onRestart(() => {
  for (const remove of added) remove();
  added = [];
});
