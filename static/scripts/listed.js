/**
 * Starts the client scripts that belong to the page: those that the settings list, then those in the page as
 * `<script type="apm/client">`, one after another, each once.
 */
import { forgetFailures, tell } from "./failures.js";
import { nameOf } from "./place.js";
import { runScript } from "./run.js";
import { inTask } from "./tasks.js";

const started = new Set();
let inPage = 0;
let queue = Promise.resolve();
let waiting = 0;

const IN_SETTINGS = 'it is listed under "scripts" in the settings';
const IN_PAGE = 'a <script type="apm/client"> of the page names it';

/** Resolves when every script that is to be started has run. */
export const allStarted = () => queue;

/** Has something done once they have run: at once if none is to be started. */
export function whenStarted(task) {
  if (waiting) queue.then(task);
  else task();
}

/** Starts listed scripts, by their addresses relative to the page; those that were started before are left out. */
export function startAll(addresses) {
  for (const address of addresses) {
    if (started.has(address)) continue;
    started.add(address);
    enqueue(() => load(address, IN_SETTINGS));
  }
}

/** Runs a listed script once more, whatever it was before: its file was saved. */
export function loadAnew(address) {
  started.add(address);
  enqueue(() => {
    forgetFailures(address);
    return load(address, IN_SETTINGS);
  });
}

/** Starts the scripts in the page, and those that are added to its head or body later. */
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
  // Whatever goes wrong has been told by then.
  runScript(element.textContent, element.id || `inline-script-${inPage}.js`).catch(() => {});
  // The next one waits until it has run, not until its promise has settled.
  return new Promise(inTask);
}

/** Has something started when those before it have run. */
export function enqueue(start) {
  waiting += 1;
  queue = queue.then(start).finally(() => {
    waiting -= 1;
  });
}

/** Has the browser load and run a script as it does with any, so that its errors and its source map are right. */
function load(address, where) {
  return new Promise((resolve) => {
    const element = document.createElement("script");
    element.src = address;
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => {
      tell(`${nameOf(element.src)} could not be loaded; ${where}.`, element.src);
      resolve();
    });
    document.head.append(element);
  }).then(() => undefined);
}
