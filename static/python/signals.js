/** Signals: what Python sends to the page's JavaScript, by kind. */
import { later } from "./later.js";

const handlers = {};

/** Registers the function for a kind of signal. It gets the target and the detail of the signal. */
export function onSignal(kind, handler) {
  handlers[kind] = handler;
}

/** Passes a signal on after the current command; `json` is its detail. */
export function signal(kind, target, json) {
  later(() => handlers[kind](target, JSON.parse(json)));
}
