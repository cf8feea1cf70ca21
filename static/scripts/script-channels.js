/**
 * The BroadcastChannels that client scripts open. When another workspace starts, those are closed that were opened after the start
 * of the page: the script that runs for the next test opens its own again. Listed scripts run only once, so theirs stay open.
 */
import { onRestart } from "../python/lifetime.js";
import { areRunning, whenStarted } from "./listed.js";

/** The constructor of the browser, for channels of the emulator itself. */
export const PageChannel = window.BroadcastChannel;

const opened = new Set();
let isStarting = true;

class ScriptChannel extends PageChannel {
  constructor(name) {
    super(name);
    if (!isStarting && !areRunning()) opened.add(this);
  }

  close() {
    opened.delete(this);
    super.close();
  }
}

Object.defineProperty(ScriptChannel, "name", { value: PageChannel.name });
window.BroadcastChannel = ScriptChannel;

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
});
