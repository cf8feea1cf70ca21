/** The BroadcastChannels on which event messages are posted. */
import { recordEvent } from "./recorder.js";

const channels = new Map();

/** Posts a message, given as JSON text. A channel does not receive its own messages. */
export function post(topic, json) {
  if (!channels.has(topic)) channels.set(topic, new BroadcastChannel(topic));
  channels.get(topic).postMessage(JSON.parse(json));
  recordEvent(topic, json);
}
