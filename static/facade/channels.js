/** The BroadcastChannels on which event messages are posted. */
import { messageOf } from "../python/errors.js";
import { platform } from "../python/platform.js";
import { recordEvent } from "./recorder.js";

const channels = new Map();

/** Posts a message, given as JSON text. A channel does not receive its own messages. */
export function post(topic, json) {
  try {
    if (!channels.has(topic)) channels.set(topic, new platform.Channel(topic));
    channels.get(topic).postMessage(JSON.parse(json));
  } catch (error) {
    // Another script of the page can have replaced the channel. The command that caused the event has succeeded.
    console.warn(`apm: the event ${topic} could not be posted: ${messageOf(error)}`);
  }
  recordEvent(topic, json);
}
