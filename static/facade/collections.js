/** Collections as the client API has them: `get` by name, by number, by a function or of all; `forEach`; `getLength`. */
import { invoke } from "./calls.js";
import { defineMembers } from "./members.js";
import { stranger } from "./strangers.js";

/** What `getAttribute` and its like give: an item or null for a name or a number, else a list. */
export function picked(member, target, which) {
  if (typeof which === "string") return invoke(member, target(), [which])[0] ?? null;
  const items = invoke(member, target(), []);
  if (typeof which === "number") return items[which] ?? null;
  return typeof which === "function" ? items.filter(which) : items;
}

/** The collection that a property holds; its items are asked for anew at each use. */
export function collectionOf(member, target) {
  const collection = stranger(member.fullName);
  defineMembers(collection, "collection", () => ({ member, target }));
  return collection;
}
