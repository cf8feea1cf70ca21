/**
 * What client scripts leave behind: channels that they open, and what else they register. When another workspace starts, those
 * channels are closed that were opened after the start: the script that runs for the next test opens its own again. Listed
 * scripts run only once, so theirs stay.
 */
import { onRestart } from "../python/lifetime.js";
import { areRunning, whenStarted } from "./listed.js";

/** The open channels of client scripts, and whether each outlives the workspace. */
const opened = new Map();
let isStarting = true;

/** Whether what scripts open or add outlives the workspace. */
export const isKept = () => isStarting || areRunning();

/** Ends the start when all listed scripts have run. */
export function endStart() {
  whenStarted(() => {
    isStarting = false;
  });
}

/** The constructor of channels for client scripts; `Channel` is that of the platform. */
export function scriptChannel(Channel) {
  class ScriptChannel extends Channel {
    constructor(name) {
      super(name);
      opened.set(this, isKept());
    }

    close() {
      opened.delete(this);
      super.close();
    }
  }
  return Object.defineProperty(ScriptChannel, "name", { value: "BroadcastChannel" });
}

/** Closes all channels of client scripts. */
export function closeAll() {
  for (const channel of opened.keys()) channel.close();
}

onRestart(() => {
  for (const [channel, keeps] of opened) if (!keeps) channel.close();
});
