/**
 * The service worker of a page of `build`: a second visit needs no network. `serve` never registers it.
 *
 * It answers only the page itself, from the network if there is one, and files whose names contain the hash of their content.
 * It leaves all other requests to the browser, such as `workspace.json`, scripts and web resources: a route of a Playwright test
 * would not see a request that the worker answers.
 *
 * `build` writes `const BUILD = { id, files }` before this text: the id of the page, and the addresses of its files.
 */
const SCOPE = new URL("./", location.href).href;
const OWN = `apm-build ${SCOPE} `;
const CACHE = OWN + BUILD.id;
const HASHED = /^static\/[^/]+-[A-Z2-7]{8}[./]/;

self.addEventListener("install", (event) => event.waitUntil(store()));
// Only when no page of an older build is open any more: an open one may still load some of its files.
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const [address] = event.request.url.split(/[?#]/);
  if (event.request.method !== "GET" || !address.startsWith(SCOPE)) return;
  const path = address.slice(SCOPE.length);
  const isPage = event.request.mode === "navigate" && (path === "" || path === "index.html");
  if (isPage) event.respondWith(page(event));
  else if (HASHED.test(path)) event.respondWith(file(event));
});

/** Stores the page and its files. If one is missing, the installation fails, and the browser tries again on the next visit. */
async function store() {
  const cache = await caches.open(CACHE);
  const shell = await download(SCOPE, "no-cache");
  const isOfBuild = (await shell.clone().text()).includes(BUILD.id);
  if (!isOfBuild) throw new Error("The page and its service worker are of different builds.");
  await Promise.all(BUILD.files.map((path) => storeFile(cache, new URL(path, SCOPE).href)));
  // A copy, because a navigation refuses a response that was redirected.
  await cache.put(SCOPE, new Response(shell.body, { headers: shell.headers }));
}

/** Stores a file. An older build may have it already: the same name means the same content. */
async function storeFile(cache, address) {
  const known = await ownCopy(address);
  await cache.put(address, known ?? (await download(address, "force-cache")));
}

async function download(address, cache) {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address} could not be loaded.`);
  return response;
}

async function takeOver() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(OWN) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
  // The browser asks for the page while the worker starts.
  await self.registration.navigationPreload?.enable();
}

async function page({ request, preloadResponse }) {
  try {
    const early = await preloadResponse;
    // Without a network, Firefox gives a response of the type "error".
    if (early && early.type !== "error") return early;
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(SCOPE, { cacheName: CACHE });
    if (kept) return kept;
    throw error;
  }
}

async function file(event) {
  const { request } = event;
  const kept = await ownCopy(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  // Storing it must not delay the answer, and may fail: the storage can be full.
  if (response.ok) event.waitUntil(keep(request.url, response.clone()).catch(() => {}));
  return response;
}

async function keep(address, response) {
  const cache = await caches.open(CACHE);
  await cache.put(address, response);
}

/** A file that a build of this page stored. Other pages of the origin have caches too. */
async function ownCopy(address) {
  for (const cacheName of await caches.keys()) {
    const found = cacheName.startsWith(OWN) && (await caches.match(address, { cacheName }));
    if (found) return found;
  }
  return undefined;
}
