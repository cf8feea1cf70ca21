/** The BroadcastChannels on which event messages are posted. */
import { PageChannel } from "../scripts/script-listeners.js";
import { recordEvent } from "./recorder.js";

const channels = new Map();

/** Posts a message, given as JSON text. A channel does not receive its own messages. */
export function post(topic, json) {
  if (!channels.has(topic)) channels.set(topic, new PageChannel(topic));
  channels.get(topic).postMessage(JSON.parse(json));
  recordEvent(topic, json);
}
