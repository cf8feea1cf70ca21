/** Signals: what Python sends to the page's JavaScript, by kind. */
import { later } from "./later.js";

const hearers = {};

/** Registers the function for a kind of signal. It gets the target and the detail of the signal. */
export function hear(kind, hearer) {
  hearers[kind] = hearer;
}

/** Passes a signal on after the current command; `json` is its detail. */
export function signal(kind, target, json) {
  later(() => hearers[kind](target, JSON.parse(json)));
}
