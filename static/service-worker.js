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
  else if (HASHED.test(path)) event.respondWith(file(event.request));
});

/** Stores the page and its files. If one is missing, the installation fails, and the browser tries again on the next visit. */
async function store() {
  const cache = await caches.open(CACHE);
  const shell = await download(SCOPE, "no-cache");
  const isOfBuild = (await shell.clone().text()).includes(BUILD.id);
  if (!isOfBuild) throw new Error("The page and its service worker are of different builds.");
  await Promise.all(BUILD.files.map((path) => storeFile(cache, new URL(path, SCOPE).href)));
  await cache.put(SCOPE, shell);
}

/** Stores a file. An older build may have it already: the same name means the same content. */
async function storeFile(cache, address) {
  const known = await caches.match(address);
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
    return (await preloadResponse) ?? (await fetch(request));
  } catch (error) {
    const kept = await caches.match(SCOPE, { cacheName: CACHE });
    if (kept) return kept;
    throw error;
  }
}

async function file(request) {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request.url, response.clone());
  }
  return response;
}
