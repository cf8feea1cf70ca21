/** `fetch` for a window: answers requests to the Web API, and passes all others on. */
import { webApiAddress } from "./addresses.js";
import { answer, isLeftToPage, isServed } from "./answers.js";

const EMPTY = [204, 304];

/** The function for a window; `original` is the browser's. */
export function fetchFor(window, original) {
  return function fetch(...given) {
    const found = addressOf(given[0], window.document.baseURI);
    return found ? answered(window, original, given, found) : original.apply(this, given);
  };
}

/** The address of the Web API that a request or an address names; null for all others, which the browser checks itself. */
function addressOf(input, base) {
  try {
    return webApiAddress(input?.url ?? input, base);
  } catch {
    return null;
  }
}

async function answered(window, original, given, { href, local }) {
  const request = new window.Request(...given);
  const { method, headers, signal } = request;
  const body = await request.text();
  signal.throwIfAborted();
  if (isServed) {
    const sent = { method, headers, signal, body: body || undefined };
    const response = await original.call(window, local, sent);
    if (!isLeftToPage((name) => response.headers.get(name))) return response;
  }
  const reply = await answer({ method, address: href, headers: Object.fromEntries(headers), body });
  const { status, statusText } = reply;
  const content = EMPTY.includes(status) ? null : reply.body;
  const response = new window.Response(content, { status, statusText, headers: reply.headers });
  Object.defineProperty(response, "url", { value: href });
  return response;
}
