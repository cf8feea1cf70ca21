/** Functions that scripts add to a form: kept here, since a function cannot cross to Python. */
import { codes } from "../facade/calls.js";
import { ApmError } from "../facade/errors.js";
import { nameOf, place } from "../scripts/place.js";

/** By page; then by what they are added to and its event; each function with the place that added it. */
const handlers = new Map();

const pageOf = (target) => target.split(" ", 1)[0];
const keyOf = (target, event) => `${target}\n${event}`;

/** Adds a function to an event of an attribute, a form or a tab of a form, each once. */
export function add(target, event, handler, fullName) {
  if (typeof handler !== "function") {
    throw new ApmError(codes.badInput, `${fullName} needs a function, not ${typeof handler}`);
  }
  const ofPage = under(handlers, pageOf(target));
  under(ofPage, keyOf(target, event)).set(handler, place(new Error()));
}

/** Removes a function that was added. */
export function remove(target, event, handler) {
  handlers.get(pageOf(target))?.get(keyOf(target, event))?.delete(handler);
}

/** The functions of an event, in the order in which they were added, each with what it is called. */
export function of(target, event) {
  const added = handlers.get(pageOf(target))?.get(keyOf(target, event)) ?? [];
  return [...added].map(([handler, at]) => ({ handler, what: called(handler, at) }));
}

/** Forgets the functions of a page that closed or starts anew. */
export function forgetHandlers(page) {
  handlers.delete(page);
}

/** Forgets all of them. */
export function forgetAllHandlers() {
  handlers.clear();
}

function called({ name }, at) {
  const where = at ? `, added in ${nameOf(at.file)}, line ${at.line},` : "";
  return `${name ? `The function ${name}` : "A function"}${where}`;
}

function under(map, key) {
  if (!map.has(key)) map.set(key, new Map());
  return map.get(key);
}
