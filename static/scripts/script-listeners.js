/**
 * The channels that client scripts open, and the listeners that they add to the window and the document. When another workspace
 * starts, those are closed and removed that were made after the start of the page: the script that runs for the next test makes its
 * own again. Listed scripts run only once, so theirs stay.
 */
import { onRestart } from "../python/lifetime.js";
import { areRunning, whenStarted } from "./listed.js";

/** The constructor of the browser, for channels of the emulator itself. */
export const PageChannel = window.BroadcastChannel;

const opened = new Set();
let added = [];
let isStarting = true;

const isKept = () => isStarting || areRunning();

class ScriptChannel extends PageChannel {
  constructor(name) {
    super(name);
    if (!isKept()) opened.add(this);
  }

  close() {
    opened.delete(this);
    super.close();
  }
}

Object.defineProperty(ScriptChannel, "name", { value: PageChannel.name });
window.BroadcastChannel = ScriptChannel;

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
window.addEventListener("apm:ready", () =>
  setTimeout(() => {
    whenStarted(() => {
      isStarting = false;
    });
  }),
);

onRestart(() => {
  for (const channel of opened) channel.close();
  for (const remove of added) remove();
  added = [];
});
