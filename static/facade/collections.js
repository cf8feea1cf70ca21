/** Collections as the client API has them: `get` by name, by number, by a function or of all; `forEach`; `getLength`. */
import { invoke } from "./calls.js";
import { defineMembers } from "./members.js";
import { stranger } from "./strangers.js";

/** What `getAttribute` and its like give: an item or null for a name or a number, else a list. */
export function picked(member, target, which) {
  if (typeof which === "string") {
    // No name has no letters; for Python such a text would be none.
    return which === "" ? null : (invoke(member, target(), [which])[0] ?? null);
  }
  return pickedFrom(invoke(member, target(), []), which);
}

function pickedFrom(items, which) {
  if (typeof which === "number") return items[which] ?? null;
  return typeof which === "function" ? items.filter(which) : items;
}

/** The collection that a property holds; its items are asked for anew at each use. */
export function collectionOf(member, target) {
  return collection(member.fullName, (which) => picked(member, target, which));
}

/** The collection that a method gives: of what is there now, whatever comes or goes later. */
export function gathered(member, target) {
  const items = invoke(member, target(), []);
  return collection(member.fullName, (which) => {
    if (typeof which !== "string") return pickedFrom(items, which);
    const named = picked(member, target, which);
    return items.includes(named) ? named : null;
  });
}

/** A collection of a name; `pick` gives what its `get` gives. */
function collection(fullName, pick) {
  const made = stranger(fullName);
  defineMembers(made, "collection", () => pick);
  return made;
}
