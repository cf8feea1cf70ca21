/** What Python reaches of the page: drawing, input, channels and the console. */
import { recordEvent } from "../facade/recorder.js";
import "./menus.js";

export { follow } from "./changes.js";
export { pagesShowing } from "./frames.js";
export { listen } from "./input.js";
export { drop, patch } from "./patch.js";
export { drawWith, schedule } from "./schedule.js";
export { setTheme, theme } from "./theme.js";

const channels = new Map();

/** Posts a message, given as JSON text, on a channel of the emulator's own: a channel never hears itself. */
export function post(topic, json) {
  if (!channels.has(topic)) channels.set(topic, new BroadcastChannel(topic));
  channels.get(topic).postMessage(JSON.parse(json));
  recordEvent(topic, json);
}

/** Names the window; history and bookmarks have the name too. */
export function entitle(title) {
  if (document.title !== title) document.title = title;
}

const own = console.warn.bind(console);
let isWarning = false;

/** Writes a warning. A page that replaced console.warn can neither break the call that warns nor warn without end. */
export function warn(text) {
  const write = isWarning ? own : console.warn;
  const outer = isWarning;
  isWarning = true;
  try {
    write(text);
  } catch (error) {
    reportError(error);
  } finally {
    isWarning = outer;
  }
}
