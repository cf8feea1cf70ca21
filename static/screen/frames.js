/**
 * Web resources in frames: which pages show a file, and what a frame asked for in vain.
 * A frame of another origin tells nothing, and holds no web resource.
 */
const base = new URL(".", document.baseURI).pathname;
const VERSION = /^(\{[^/]*\}|%7B[^/]*%7D)\//i;
const FOLDER = /^WebResources\//i;
const REPORTED = { type: "resource", buffered: true };

/** The panels of tabs; the pages in side panes and dialogs. */
const PAGES = "[data-panel-of], [data-page-of]";
const idOf = ({ dataset }) => dataset.panelOf ?? dataset.pageOf;

/** The ids of the pages that show one of the web resources; both are lists as JSON text. Their case counts for nothing. */
export function pagesShowing(json) {
  const names = new Set(JSON.parse(json).map((name) => name.toLowerCase()));
  const shown = [...document.querySelectorAll(PAGES)].filter((page) =>
    [...page.querySelectorAll("iframe")].some(({ contentWindow }) =>
      addressesIn(contentWindow).some((address) => names.has(nameOf(address)?.toLowerCase())),
    ),
  );
  return JSON.stringify(shown.map(idOf));
}

/** All that a frame, and the frames within it, have loaded. */
function addressesIn(frame) {
  try {
    const loaded = frame.performance.getEntriesByType("resource").map(({ name }) => name);
    const within = Array.from(frame.frames, addressesIn).flat();
    return [frame.location.href, ...loaded, ...within];
  } catch {
    return [];
  }
}

/** The name of the web resource at an address; undefined if there is none. */
function nameOf(address) {
  const { origin, pathname } = new URL(address, document.baseURI);
  if (origin !== location.origin || !pathname.startsWith(base)) return undefined;
  const path = pathname.slice(base.length).replace(VERSION, "");
  if (!FOLDER.test(path)) return undefined;
  const name = path.replace(FOLDER, "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Says in the console which web resource a page asked for in vain, now or later. */
function watch({ target }) {
  const page = target.closest?.(PAGES);
  if (!page || target.localName !== "iframe") return;
  const tell = (entries) => {
    for (const entry of entries) warnIfMissing(entry, `${idOf(page)} '${target.title}'`);
  };
  try {
    const { performance, PerformanceObserver } = target.contentWindow;
    tell(performance.getEntriesByType("navigation"));
    new PerformanceObserver((list) => tell(list.getEntries())).observe(REPORTED);
  } catch {
    // A website, shut in its sandbox.
  }
}

function warnIfMissing({ name: address, responseStatus, serverTiming }, page) {
  const name = responseStatus === 404 ? nameOf(address) : undefined;
  if (!name) return;
  // Only a development server says where it looked.
  const looked = serverTiming?.find((each) => each.name === "looked")?.description;
  const places = looked ? decodeURIComponent(looked) : "the folder WebResources of this site";
  console.warn(`${page}: there is no web resource '${name}' in ${places}`);
}

// The load of a frame does not bubble.
document.getElementById("workspace").addEventListener("load", watch, true);
