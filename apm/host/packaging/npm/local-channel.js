/**
 * BroadcastChannel within this process. Unlike that of Node.js, messages of all channels arrive in the order in which they were posted, as
 * in a browser, and an open channel does not keep the process running.
 */
import { inTask, platform } from "./headless.js";

/** By name: the open channels, in the order in which they were opened. */
const open = new Map();

export class LocalChannel extends EventTarget {
  onmessage = null;
  onmessageerror = null;

  constructor(name) {
    super();
    this.name = String(name);
    if (!open.has(this.name)) open.set(this.name, new Set());
    open.get(this.name).add(this);
  }

  postMessage(message) {
    if (!this.#isOpen) throw new DOMException("The channel is closed.", "InvalidStateError");
    const data = structuredClone(message);
    const others = [...open.get(this.name)].filter((each) => each !== this);
    if (others.length)
      inTask(() => {
        for (const each of others) LocalChannel.deliver(each, data);
      });
  }

  close() {
    open.get(this.name)?.delete(this);
  }

  get #isOpen() {
    return open.get(this.name)?.has(this);
  }

  /** Delivers a message that was posted before. */
  static deliver(channel, data) {
    if (!channel.#isOpen) return;
    const event = new MessageEvent("message", { data: structuredClone(data) });
    try {
      channel.onmessage?.(event);
    } catch (error) {
      platform.reportError(error);
    }
    channel.dispatchEvent(event);
  }
}
