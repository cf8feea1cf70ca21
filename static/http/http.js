/**
 * The Web API of Dataverse over HTTP: `fetch` and `XMLHttpRequest` of the page, and of windows of the same origin that are
 * wrapped, answer requests to `/api/data/v9.x/` from the records of the workspace.
 */
import { fetchFor } from "./fetch.js";
import { xhrFor } from "./xhr.js";

export { tellWith } from "./answers.js";
export { handleWith } from "./operations.js";

/** The windows that are wrapped already. A frame that loads another page keeps its window, but gets new objects. */
const wrapped = new WeakMap();

/** Wraps both functions of a window of the same origin. */
export function wrap(window) {
  if (wrapped.has(window.Object)) return;
  const { fetch, XMLHttpRequest } = window;
  wrapped.set(window.Object, { fetch, XMLHttpRequest });
  window.fetch = fetchFor(window, fetch);
  // Node.js has none.
  if (XMLHttpRequest) window.XMLHttpRequest = xhrFor(window, XMLHttpRequest);
}

/** Gives a window its own functions back. */
export function unwrap(window) {
  const { fetch, XMLHttpRequest } = wrapped.get(window.Object) ?? window;
  wrapped.delete(window.Object);
  window.fetch = fetch;
  if (XMLHttpRequest) window.XMLHttpRequest = XMLHttpRequest;
}
