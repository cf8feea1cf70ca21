/** Starts client scripts one after another and each once: those that the settings list, and others that modules add. */
import { platform } from "../python/platform.js";
import { forgetFailures } from "./failures.js";

const started = new Set();
const savedScriptObservers = [];
let queue = Promise.resolve();
let waiting = 0;

const IN_SETTINGS = 'it is listed under "scripts" in the settings';

/** Resolves when all started scripts have run. */
export const allStarted = () => queue;

/** Whether a script is starting or waits to be started. */
export const areRunning = () => waiting > 0;

/** Runs a function when all started scripts have run; immediately if none is waiting. */
export function whenStarted(task) {
  if (waiting) queue.then(task);
  else task();
}

/** Starts listed scripts, by their addresses relative to the page, except those that were started before. */
export function startAll(addresses) {
  for (const address of addresses) {
    startOnce(address, () => platform.load(address, IN_SETTINGS));
  }
}

/** Starts a script with a key when the scripts before it have run, unless it was started before. */
export function startOnce(key, start) {
  if (started.has(key)) return;
  started.add(key);
  enqueue(start);
}

/** Forgets which scripts were started: they run again, in another global object. */
export function forgetStarted() {
  started.clear();
}

/** Calls `observe` with the address of each script or web resource that was saved. */
export function onSavedScript(observe) {
  savedScriptObservers.push(observe);
}

/** Loads a saved script again, wherever it has run. */
export function loadAgain(address) {
  enqueue(async () => {
    forgetFailures(address);
    if (started.has(address)) await platform.load(address, IN_SETTINGS);
    callObservers(address);
  });
}

/** Loads a saved web resource again where it is the library of a form. */
export function loadLibraryAgain(address) {
  enqueue(() => callObservers(address));
}

function callObservers(address) {
  for (const observe of savedScriptObservers) observe(address);
}

/** Calls `start` when the scripts before it have run; the next one waits for its promise. */
export function enqueue(start) {
  waiting += 1;
  queue = queue.then(start).finally(() => {
    waiting -= 1;
  });
}
