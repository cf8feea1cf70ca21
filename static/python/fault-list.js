/** The faults that a test has registered, by the name of what they hit. A new workspace has none. */
import { ApmError, codes } from "./errors.js";
import { onRestart } from "./lifetime.js";

const faults = new Map();
/** The timers of calls of this workspace that are delayed now. */
const timers = new Set();

/** Adds a fault in place of an earlier one of the same name. */
export function addFault(name, options) {
  faults.set(name, new Fault(options));
}

/** Removes a fault; returns false if there is none of this name. */
export const removeFault = (name) => faults.delete(name);

/** Whether there are any faults. */
export const hasFaults = () => faults.size > 0;

/** The fault that hits a call with one of these names now; undefined if there is none. */
export function faultOf(...names) {
  return names.map((name) => faults.get(name)).find((fault) => fault?.hits());
}

/** A fault: what happens, how often, and with which probability. */
class Fault {
  #left;
  #probability;
  #random;

  constructor({
    reject,
    errorCode,
    status,
    statusText,
    delay = 0,
    times,
    probability = 1,
    seed = 1,
  }) {
    this.message = reject;
    this.errorCode = errorCode;
    this.status = status;
    this.statusText = statusText;
    this.delay = delay;
    this.#left = times ?? Infinity;
    this.#probability = probability;
    this.#random = randomOf(seed);
  }

  /** Whether the fault hits a call; one that it hits is counted. */
  hits() {
    if (!this.#left || this.#random() >= this.#probability) return false;
    this.#left -= 1;
    return true;
  }

  /** Throws the error of the fault, if it has one. */
  fail() {
    if (this.message === undefined) return;
    throw new ApmError(this.errorCode ?? codes.fault, this.message);
  }

  /** Resolves when the delay is over; never if another workspace starts before, because the call was for the previous one. */
  async over() {
    if (!this.delay) return;
    let timer;
    await new Promise((resolve) => {
      timer = setTimeout(resolve, this.delay);
      timers.add(timer);
    });
    timers.delete(timer);
  }
}

/** A generator of numbers from 0 to 1 that are the same for the same seed: a linear congruential generator. */
function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  // The first number of small seeds is similar.
  next();
  return next;
}

onRestart(() => {
  faults.clear();
  for (const timer of timers) clearTimeout(timer);
  timers.clear();
});
