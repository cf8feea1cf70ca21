/** Functions and actions of the Web API: handlers of the page answer them. */

let find = () => undefined;

/** Looks up handlers from now on: `look` gets the name of a function or an action, and returns its handler or undefined. */
export function handleWith(look) {
  find = look;
}

/** The result of an operation as JSON text for Python; waits for the Promise of the handler. */
export async function resultOf(operation) {
  try {
    return asText(operation, await called(operation));
  } catch (error) {
    return failed(error);
  }
}

/** The same for a request that blocks, which cannot wait for a Promise. */
export function resultAtOnce(operation) {
  try {
    const result = called(operation);
    if (typeof result?.then !== "function") return asText(operation, result);
    const { name } = operation;
    throw new Error(
      `the handler of ${name} returned a Promise, for which a synchronous request cannot wait`,
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
    throw new Error(`the handler of ${name} returned a value that is no JSON`);
  }
}

const failed = (error) => JSON.stringify({ error: `${error?.message ?? error}` });
