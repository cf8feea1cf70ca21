/** Functions and actions of the Web API: handlers of the page answer them. */

let find = () => undefined;

/** Looks up handlers from now on: `look` gets the name of a function or an action, and returns its handler or undefined. */
export function handleWith(look) {
  find = look;
}

/** The result of a call, for Python; waits for the Promise of the handler. */
export async function resultOf({ name, parameters, target }) {
  try {
    const handler = find(name);
    if (!handler) return { missing: true };
    return { value: (await handler({ parameters, target })) ?? null };
  } catch (error) {
    return { error: `${error?.message ?? error}` };
  }
}

/** The same for a request that blocks, which cannot wait for a Promise. */
export function resultAtOnce({ name, parameters, target }) {
  try {
    const handler = find(name);
    if (!handler) return { missing: true };
    const value = handler({ parameters, target }) ?? null;
    if (typeof value?.then !== "function") return { value };
    return {
      error: `the handler of ${name} returned a Promise, for which a synchronous request cannot wait`,
    };
  } catch (error) {
    return { error: `${error?.message ?? error}` };
  }
}
