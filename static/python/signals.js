/** Signals: what Python sends to the page's JavaScript, by kind. */
import { later } from "./later.js";

const handlers = {};
const observers = {};

/**
 * Registers the function for a kind of signal. It gets the target and the detail of the signal.
 * @param observe Called with the target at once, while the call that caused the signal is running.
 */
export function onSignal(kind, handler, observe = () => {}) {
  handlers[kind] = handler;
  observers[kind] = observe;
}

/** Passes a signal on after the current command; `json` is its detail. */
export function signal(kind, target, json) {
  observers[kind](target);
  later(() => handlers[kind](target, JSON.parse(json)));
}
