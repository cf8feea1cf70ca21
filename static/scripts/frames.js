/**
 * Web resources in frames: which pages show a file, and which files are missing. A frame of another origin cannot be read; it
 * has no web resource.
 */
import { listFailure } from "./failure-list.js";
import { identityOf, webResourceAt } from "./place.js";

const REPORTED = { type: "resource", buffered: true };

/** The panels of tabs; the pages in side panes and dialogs. */
const PAGES = "[data-panel-of], [data-page-of]";
const idOf = ({ dataset }) => dataset.panelOf ?? dataset.pageOf;

/** The ids of the pages that show a file at one of the addresses; both lists are JSON text. */
export function pagesShowing(json) {
  const files = new Set(JSON.parse(json).map(identityOf));
  const shown = [...document.querySelectorAll(PAGES)].filter((page) =>
    [...page.querySelectorAll("iframe")].some(({ contentWindow }) =>
      addressesIn(contentWindow).some((address) => files.has(identityOf(address))),
    ),
  );
  return JSON.stringify(shown.map(idOf));
}

/** The addresses that a frame and the frames in it have loaded. */
function addressesIn(frame) {
  try {
    const loaded = frame.performance.getEntriesByType("resource").map(({ name }) => name);
    const within = Array.from(frame.frames, addressesIn).flat();
    return [frame.location.href, ...loaded, ...within];
  } catch {
    return [];
  }
}

/** Writes to the console which web resources of a page are missing, now and later. */
function watch({ target }) {
  const page = target.closest?.(PAGES);
  if (!page || target.localName !== "iframe") return;
  const warnOf = (entries) => {
    for (const entry of entries) warnIfMissing(entry, `${idOf(page)} '${target.title}'`);
  };
  try {
    const { performance, PerformanceObserver } = target.contentWindow;
    warnOf(performance.getEntriesByType("navigation"));
    new PerformanceObserver((list) => warnOf(list.getEntries())).observe(REPORTED);
  } catch {
    // A website, which the page cannot read.
  }
}

function warnIfMissing({ name: address, responseStatus, serverTiming }, page) {
  // Only the development server sends where it searched. Safari does not give the status.
  const looked = serverTiming?.find((each) => each.name === "looked")?.description;
  const isMissing = responseStatus === 404 || looked !== undefined;
  const name = isMissing ? webResourceAt(address) : undefined;
  if (!name) return;
  const places = looked ? decodeURIComponent(looked) : "the folder WebResources of this site";
  const sentence = `${page}: there is no web resource '${name}' in ${places}`;
  listFailure("unanswered-request", sentence, null);
  console.warn(sentence);
}

// The load event of a frame does not bubble.
document.getElementById("workspace").addEventListener("load", watch, true);
