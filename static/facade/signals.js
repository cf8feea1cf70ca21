/** What Python has scripts hear. */

import { later } from "../screen/later.js";
import { settle } from "./pending.js";

const hearers = { settled: (target, value) => settle(target, value) };

/** Adds what hears a kind of signal; it gets what it happened to, and the detail. */
export function hear(kind, hearer) {
  hearers[kind] = hearer;
}

/** Hears a signal, once the command that it comes from is done. */
export function signal(kind, target, json) {
  later(() => hearers[kind](target, JSON.parse(json)));
}
