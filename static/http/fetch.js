/** `fetch` for a window: answers requests to the Web API, and passes all others on. */
import { webApiAddress } from "./addresses.js";
import { answer, isLeftToPage, isServed } from "./answers.js";

const EMPTY = [204, 304];

/** The function for a window; `original` is the browser's. */
export function fetchFor(window, original) {
  return function fetch(...given) {
    const [input] = given;
    const url = typeof input === "object" && input !== null && "url" in input ? input.url : input;
    const found = webApiAddress(url, window.document.baseURI);
    return found ? answered(window, original, given, found) : original.apply(this, given);
  };
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
