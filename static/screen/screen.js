/** What Python reaches of the page: drawing, input, channels and the console. */
export { listen } from "./input.js";
export { drop, patch } from "./patch.js";
export { drawWith, schedule } from "./schedule.js";

const channels = new Map();

/** Posts a message, given as JSON text, on a channel of the emulator's own: a channel never hears itself. */
export function post(topic, json) {
  if (!channels.has(topic)) channels.set(topic, new BroadcastChannel(topic));
  channels.get(topic).postMessage(JSON.parse(json));
}

/** Writes a warning; a page that replaced console.warn cannot break the call that warns. */
export function warn(text) {
  try {
    console.warn(text);
  } catch (error) {
    reportError(error);
  }
}
