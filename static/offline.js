/**
 * `workspace.json`, the settings that the host has checked, and what a page of `build` needs to start without a network: a
 * service worker for its files, and a copy of `workspace.json`, which the worker never answers.
 */
const ADDRESS = new URL("workspace.json", document.baseURI).href;
const COPIES = "apm-workspace";

/** Only a page of `build` has an id. */
const isBuilt = document.querySelector("meta[name=apm-build]") !== null;

// The request is sent while Python loads.
const received = receive();
// Whoever awaits it gets the failure.
received.catch(() => {});

/** Writes `workspace.json` into the file system of Python. */
export async function placeWorkspace(FS) {
  FS.writeFile("workspace.json", await received);
}

async function receive() {
  const response = await fetch(ADDRESS).catch(isBuilt ? copied : () => undefined);
  if (!response?.ok) {
    window.dispatchEvent(new CustomEvent("apm:failed", { detail: { missing: ADDRESS } }));
    throw new Error(`${ADDRESS} could not be loaded.`);
  }
  // Without storage the page works, but only with a network.
  if (isBuilt) keep(response.clone()).catch(() => {});
  return new Uint8Array(await response.arrayBuffer());
}

/** The copy of the last visit; undefined if there is none. */
async function copied() {
  return globalThis.caches?.match(ADDRESS, { cacheName: COPIES });
}

async function keep(response) {
  const cache = await caches.open(COPIES);
  await cache.put(ADDRESS, response);
}

/** Starts the service worker. Its downloads begin when the page is ready, so that they do not delay it. */
async function register() {
  await window.apmWorkspace.ready;
  await navigator.serviceWorker?.register(new URL("service-worker.js", document.baseURI));
}

if (isBuilt) register().catch(() => {});
