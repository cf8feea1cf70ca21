/** Event handlers that scripts add to forms. They are kept here, because a function cannot cross to Python. */
import { ApmError, codes } from "../python/errors.js";
import { onForget, onRestart } from "../python/lifetime.js";
import { nameOf, place, textIn } from "../scripts/place.js";

/** By page, then by target and event: the handlers, each with the place in the script that added it. */
const handlers = new Map();

const pageOf = (target) => target.split(" ", 1)[0];
const keyOf = (target, event) => `${target}\n${event}`;

/** Adds a handler to an event of an attribute, a form or a tab of a form. Adding it again has no effect. */
export function addHandler(target, event, handler, fullName) {
  if (typeof handler !== "function") {
    throw new ApmError(codes.badInput, `${fullName} needs a function, not ${typeof handler}`);
  }
  const ofPage = under(handlers, pageOf(target));
  under(ofPage, keyOf(target, event)).set(handler, place(new Error()));
}

/** Removes a handler. */
export function removeHandler(target, event, handler) {
  handlers.get(pageOf(target))?.get(keyOf(target, event))?.delete(handler);
}

/** The handlers of an event in the order in which they were added, each with its description for messages. */
export function handlersOf(target, event) {
  const added = handlers.get(pageOf(target))?.get(keyOf(target, event)) ?? [];
  return [...added].map(([handler, at]) => ({ handler, what: described(handler, at) }));
}

/** The targets of a page that have handlers of an event. */
export function targetsOf(page, event) {
  const keys = [...(handlers.get(page)?.keys() ?? [])];
  const end = keyOf("", event);
  return keys.filter((key) => key.endsWith(end)).map((key) => key.slice(0, -end.length));
}

/** Removes all handlers of a page. */
export function removeAll(page) {
  handlers.delete(page);
}

onForget(removeAll);
onRestart(() => handlers.clear());

function described(handler, at) {
  const name = textIn(handler, "name");
  const where = at ? `, added in ${nameOf(at.file)}, line ${at.line},` : "";
  return `${name ? `The function ${name}` : "A function"}${where}`;
}

function under(map, key) {
  if (!map.has(key)) map.set(key, new Map());
  return map.get(key);
}
