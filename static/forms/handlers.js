/** Functions that scripts add to a form: kept here, since a function cannot cross to Python. */

/** By page, by what they are added to and by event. */
const handlers = new Map();

const pageOf = (target) => target.split(" ", 1)[0];

/** Adds a function to an event of an attribute, a form or a tab of a form, each once. */
export function add(target, event, handler, fullName) {
  if (typeof handler !== "function") throw new TypeError(`${fullName} needs a function`);
  of(target, event).add(handler);
}

/** Removes a function that was added. */
export function remove(target, event, handler) {
  of(target, event).delete(handler);
}

/** The functions of an event, in the order in which they were added. */
export function of(target, event) {
  const page = pageOf(target);
  if (!handlers.has(page)) handlers.set(page, new Map());
  const key = `${target}\n${event}`;
  if (!handlers.get(page).has(key)) handlers.get(page).set(key, new Set());
  return handlers.get(page).get(key);
}

/** Forgets the functions of a page that closed or starts anew. */
export function forgetHandlers(page) {
  handlers.delete(page);
}

/** Forgets all of them. */
export function forgetAllHandlers() {
  handlers.clear();
}
