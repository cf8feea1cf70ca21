/** Functions and actions of the Web API: handlers of the page answer them. */
import { messageOf } from "../python/errors.js";

let find = () => undefined;

/** Looks up handlers from now on: `look` gets the name of a function or an action, and returns its handler or undefined. */
export function handleWith(look) {
  find = look;
}

/** The result of an operation as JSON text for Python; waits for the Promise of the handler. */
export async function resultOf(operation) {
  try {
    const result = await called(operation);
    return isResponse(result) ? await responseText(result) : asText(operation, result);
  } catch (error) {
    return failed(error);
  }
}

/** The same for a request that blocks, which cannot wait for a Promise. */
export function resultAtOnce(operation) {
  try {
    const result = called(operation);
    const kind = isResponse(result) ? "Response" : typeof result?.then === "function" && "Promise";
    if (!kind) return asText(operation, result);
    throw new Error(
      `the handler of ${operation.name} returned a ${kind}, for which a synchronous request cannot wait`,
    );
  } catch (error) {
    return failed(error);
  }
}

const MISSING = Symbol("missing");

function called({ name, parameters, target }) {
  const handler = find(name);
  return handler ? handler({ parameters, target }) : MISSING;
}

/** A value that JSON does not know, such as a function, counts as no value. */
function asText({ name }, value) {
  if (value === MISSING) return JSON.stringify({ missing: true });
  try {
    return JSON.stringify({ value: value ?? null });
  } catch {
    throw new Error(`the handler of ${name} returned a value that is not JSON`);
  }
}

const isResponse = (value) => Object.prototype.toString.call(value) === "[object Response]";

/** A response that a handler has made is the answer. */
async function responseText(response) {
  const { status, headers } = response;
  const body = await response.text();
  return JSON.stringify({ response: { status, headers: Object.fromEntries(headers), body } });
}

const failed = (error) => JSON.stringify({ error: messageOf(error) });
