/**
 * Starts the client scripts of the page, one after another and each once: those that the settings list, then the elements
 * `<script type="apm/client">`.
 */
import { inTask } from "../python/tasks.js";
import { forgetFailures } from "./failures.js";
import { loadInto } from "./load.js";
import { runScript } from "./run.js";

const started = new Set();
const savedScriptObservers = [];
let inPage = 0;
let queue = Promise.resolve();
let waiting = 0;

const IN_SETTINGS = 'it is listed under "scripts" in the settings';
const IN_PAGE = 'a <script type="apm/client"> of the page names it';

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
    if (started.has(address)) continue;
    started.add(address);
    enqueue(() => load(address, IN_SETTINGS));
  }
}

/** Calls `observe` with the address of each script or web resource that was saved. */
export function onSavedScript(observe) {
  savedScriptObservers.push(observe);
}

/** Loads a saved script again, wherever it has run. */
export function loadAnew(address) {
  enqueue(async () => {
    forgetFailures(address);
    if (started.has(address)) await load(address, IN_SETTINGS);
    tellSaved(address);
  });
}

/** Loads a saved web resource again where it is the library of a form. */
export function loadLibraryAnew(address) {
  enqueue(() => tellSaved(address));
}

function tellSaved(address) {
  for (const observe of savedScriptObservers) observe(address);
}

/** Starts the script elements of the page, and those that are added to its head or body later. */
export function startThoseInPage() {
  const observer = new MutationObserver(startNew);
  observer.observe(document.head, { childList: true });
  observer.observe(document.body, { childList: true });
  startNew();
}

function startNew() {
  for (const element of document.scripts) {
    if (element.type !== "apm/client" || started.has(element)) continue;
    started.add(element);
    enqueue(() => startElement(element));
  }
}

function startElement(element) {
  const address = element.getAttribute("src");
  if (address !== null) return load(address, IN_PAGE);
  inPage += 1;
  // The page already shows what went wrong.
  runScript(element.textContent, element.id || `inline-script-${inPage}.js`).catch(() => {});
  // The next script waits until this one has run, not until its promise has settled.
  return new Promise(inTask);
}

/** Calls `start` when the scripts before it have run; the next one waits for its promise. */
export function enqueue(start) {
  waiting += 1;
  queue = queue.then(start).finally(() => {
    waiting -= 1;
  });
}

const load = (address, where) => loadInto(window, address, where);
