/** `fetch` for a window: answers requests to the Web API, and passes all others on. */
import { platform } from "../python/platform.js";
import { caller } from "../scripts/place.js";
import { webApiAddress } from "./addresses.js";
import { answer, isLeftToPage } from "./answers.js";

const EMPTY = [204, 304];

/** The function for a window; `original` is the browser's. */
export function fetchFor(window, original) {
  return function fetch(...given) {
    const found = addressOf(given[0], window.document?.baseURI ?? platform.address());
    if (!found) return original.apply(this, given);
    return answered(window, original, given, { ...found, caller: caller() });
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

async function answered(window, original, given, { href, local, caller: by }) {
  const [input, init] = given;
  // A Request has everything besides its address; Node.js accepts only complete addresses.
  const request = new window.Request(input?.url ? input : href, init);
  const { method, headers, signal } = request;
  const body = await request.text();
  if (platform.isServed()) {
    const options = { method, headers, signal, body: body || undefined };
    const response = await original.call(window, local, options);
    if (!isLeftToPage((name) => response.headers.get(name))) return response;
  }
  const sent = { method, address: href, headers: Object.fromEntries(headers), body, caller: by };
  signal.throwIfAborted();
  const reply = await unlessAborted(request, answer(sent));
  const { status, statusText } = reply;
  const content = EMPTY.includes(status) ? null : reply.body;
  const response = new window.Response(content, { status, statusText, headers: reply.headers });
  Object.defineProperty(response, "url", { value: href });
  return response;
}

/**
 * Settles as the answer does, or rejects when the signal of its request aborts before. The request has left the script then, and
 * is answered all the same, as by a server [A].
 */
function unlessAborted(request, reply) {
  return new Promise((resolve, reject) => {
    // In Node.js, the signal aborts only as long as the request is reachable.
    const stop = () => reject(request.signal.reason);
    const settled = () => request.signal.removeEventListener("abort", stop);
    request.signal.addEventListener("abort", stop);
    reply.then(resolve, reject).finally(settled);
  });
}
