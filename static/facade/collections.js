/** Collections of the client API: `get` by name, by index, by a function or of all; `forEach`; `getLength`. */
import { ApmError, codes } from "../python/errors.js";
import { read, reading } from "./arguments.js";
import { invoke } from "./invoke.js";
import { NO_ITEM, noteUnknown } from "./notes.js";
import { pageMembers } from "./page-members.js";
import { defineMembers, kinds, methodKind, replaceable } from "./properties.js";
import { newApiObject } from "./unknown-names.js";

/** The items that `getAttribute` and similar members return: an item or null for a name or an index, else a list. */
function picked(member, target, which) {
  if (typeof which === "string") {
    // No name is empty; for Python an empty text would mean that no name was given.
    return which === ""
      ? null
      : (invoke(member, target(), [which])[0] ?? noItem(member, target, which));
  }
  return pickedFrom(invoke(member, target(), []), which);
}

/** Null. That a form has no item of a name is noted: it is often a typing error. */
function noItem({ fullName }, target, name) {
  const object = target();
  if (object !== undefined) noteUnknown(NO_ITEM, "missingItem", fullName, object, name);
  return null;
}

function pickedFrom(items, which) {
  if (typeof which === "number") return items[which] ?? null;
  return typeof which === "function" ? items.filter(which) : items;
}

/** The collection that a property holds. Each use asks Python for its items. */
function currentItems(member, target) {
  return collection(member.fullName, (which) => picked(member, target, which));
}

/** The collection that a method returns: the items at the time of the call. */
function itemsNow(member, target) {
  const items = invoke(member, target(), []);
  return collection(member.fullName, (which) => {
    if (typeof which !== "string") return pickedFrom(items, which);
    const named = picked(member, target, which);
    return items.includes(named) ? named : null;
  });
}

/** An array of panes that has members of a collection too: some scripts use the one, some the other. */
function withCollection(items) {
  const named = (id) => items.find(({ paneId }) => paneId === id) ?? null;
  const members = {
    get: (which) => (typeof which === "string" ? named(which) : pickedFrom([...items], which)),
    getAll: () => [...items],
    getLength: () => items.length,
  };
  // They are not enumerable, so that the array looks as any other.
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(items, name, { value });
  }
  return items;
}

/** A collection with a name; `pick` is what its `get` does. */
function collection(fullName, pick) {
  const made = newApiObject(fullName);
  defineMembers(made, "collection", () => pick);
  return made;
}

Object.assign(kinds, {
  collection: (member, target) => replaceable(currentItems(member, target), true),
  array: methodKind((member, target) => () => withCollection(invoke(member, target(), []))),
  gathered: methodKind((member, target) => () => itemsNow(member, target)),
  pick: methodKind((member, target) => (which) => picked(member, target, which)),
});

Object.assign(pageMembers, {
  "collection.get": (pick) => (which) => pick()(which),
  "collection.forEach": (pick) => (visit) => {
    if (typeof visit !== "function")
      throw new ApmError(
        codes.badInput,
        `collection.forEach needs a function, not ${typeof visit}`,
      );
    for (const [at, item] of pick()().entries()) visit(item, at);
  },
  "collection.getLength": (pick) => () => pick()().length,
  "collection.getAll": (pick) => () => pick()(),
  "collection.getByIndex": (pick) => (at) =>
    pick()(reading("collection.getByIndex", () => Number(at))),
  "collection.getByFilter": (pick) => (accepts) => {
    if (typeof accepts === "function") return pick()(accepts);
    const given = typeof accepts;
    throw new ApmError(codes.badInput, `collection.getByFilter needs a function, not ${given}`);
  },
  "collection.getByName": (pick) => (name) => pick()(read("text", name, "collection.getByName")),
});
