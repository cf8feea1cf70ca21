/**
 * Objects of the API that Python names by owner and target: `Xrm` and its parts, form contexts, attributes, side panes. The
 * same owner and target give the same object until what it stands for closes.
 */
import { onForget, onRestart } from "../python/lifetime.js";
import { decoders } from "../python/replies.js";
import { ClosedTarget } from "./closed-target.js";
import { defineMembers, kinds, replaceable } from "./properties.js";
import { newApiObject } from "./unknown-names.js";

/** By owner: the objects without a target, of which there is one each. */
const single = new Map();
/** By the id that begins the target, of a session, tab or side pane: the other objects. */
const several = new Map();
let restarts = 0;

/** The object of an owner and a target; without a target, the only one of its owner. */
export function objectOf(owner, target) {
  if (target === undefined) return single.get(owner) ?? make(single, owner, owner);
  const [id] = target.split(" ", 1);
  if (!several.has(id)) several.set(id, new Map());
  const known = several.get(id);
  const key = `${owner}\n${target}`;
  return known.get(key) ?? make(known, key, owner, target);
}

function make(known, key, owner, target) {
  const object = newApiObject(owner);
  // Before its members, because an object may contain itself, as `Xrm.WebApi.online` does.
  known.set(key, object);
  try {
    defineMembers(object, owner, targetOf(target));
  } catch (error) {
    // An incomplete object, as after members that could not be imported, is not kept.
    known.delete(key);
    throw error;
  }
  return object;
}

/** Returns a function that gives the target; a `ClosedTarget` once a reset has closed the object. */
export function targetOf(target) {
  const made = restarts;
  return () => (made === restarts || target === undefined ? target : new ClosedTarget(target));
}

/** Defines the members of an owner on an object again; undoes what a test replaced. */
export function redefine(object, owner) {
  for (const name of Reflect.ownKeys(object)) delete object[name];
  defineMembers(object, owner, () => undefined);
}

// One that contains itself is not enumerable: JSON text of it would have no end.
kinds.part = (member, target) =>
  replaceable(objectOf(member.holds, target()), member.holds !== member.owner);

decoders.O = (text) => {
  const [owner, target] = text.split("\n");
  return objectOf(owner, target || undefined);
};
decoders.M = (text) => {
  const [owner, ...targets] = text.split("\n");
  return targets.map((target) => objectOf(owner, target));
};
decoders.X = (text) =>
  text.split("\n").map((line) => {
    const at = line.indexOf(" ");
    return objectOf(line.slice(0, at), line.slice(at + 1));
  });

// Scripts may still hold the objects; every later call says that they are closed.
onForget((id) => several.delete(id));
onRestart(() => {
  restarts += 1;
  several.clear();
  for (const [owner, object] of single) redefine(object, owner);
});
