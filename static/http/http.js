/**
 * The Web API of Dataverse over HTTP: `fetch` and `XMLHttpRequest` of the page, and of windows of the same origin that are
 * wrapped, answer requests to `/api/data/v9.x/` from the records of the workspace.
 */
import { fetchFor } from "./fetch.js";
import { xhrFor } from "./xhr.js";

export { tellWith } from "./answers.js";
export { handleWith } from "./operations.js";

/** The windows that are wrapped already. A frame that loads another page keeps its window, but gets new objects. */
const wrapped = new WeakSet();

/** Wraps both functions of a window of the same origin. */
export function wrap(window) {
  if (wrapped.has(window.Object)) return;
  wrapped.add(window.Object);
  window.fetch = fetchFor(window, window.fetch);
  window.XMLHttpRequest = xhrFor(window, window.XMLHttpRequest);
}
