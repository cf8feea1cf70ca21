/**
 * Web resources in frames: which pages show a file, and what a frame asked for in vain.
 * A frame of another origin tells nothing, and holds no web resource.
 */
import { identityOf, webResourceAt } from "../scripts/place.js";

const REPORTED = { type: "resource", buffered: true };

/** The panels of tabs; the pages in side panes and dialogs. */
const PAGES = "[data-panel-of], [data-page-of]";
const idOf = ({ dataset }) => dataset.panelOf ?? dataset.pageOf;

/** The ids of the pages that show one of the files at some addresses; both are lists as JSON text. */
export function pagesShowing(json) {
  const files = new Set(JSON.parse(json).map(identityOf));
  const shown = [...document.querySelectorAll(PAGES)].filter((page) =>
    [...page.querySelectorAll("iframe")].some(({ contentWindow }) =>
      addressesIn(contentWindow).some((address) => files.has(identityOf(address))),
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
  const name = responseStatus === 404 ? webResourceAt(address) : undefined;
  if (!name) return;
  // Only a development server says where it looked.
  const looked = serverTiming?.find((each) => each.name === "looked")?.description;
  const places = looked ? decodeURIComponent(looked) : "the folder WebResources of this site";
  console.warn(`${page}: there is no web resource '${name}' in ${places}`);
}

// The load of a frame does not bubble.
document.getElementById("workspace").addEventListener("load", watch, true);
