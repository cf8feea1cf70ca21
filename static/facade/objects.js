/**
 * Objects of the API that Python names by owner and target: `Xrm` and its parts, form contexts, attributes, side panes. The
 * same owner and target is the same object, for as long as what it is about is there.
 */
import { ClosedTarget } from "./calls.js";
import { defineMembers } from "./members.js";
import { stranger } from "./strangers.js";

/** Those there is only one of, by owner. */
const single = new Map();
/** The others, by what they are about, which their target begins with: a session, a tab, a side pane. */
const several = new Map();
let resets = 0;

/** The object of an owner and a target; without a target, the only one. */
export function objectOf(owner, target) {
  if (target === undefined) return single.get(owner) ?? make(single, owner, owner);
  const [about] = target.split(" ", 1);
  if (!several.has(about)) several.set(about, new Map());
  const known = several.get(about);
  const key = `${owner}\n${target}`;
  return known.get(key) ?? make(known, key, owner, target);
}

function make(known, key, owner, target) {
  const object = stranger(owner);
  // Kept first, since a part of it may be itself, as `Xrm.WebApi.online` is.
  known.set(key, object);
  try {
    defineMembers(object, owner, targetOf(target));
  } catch (error) {
    // One that could not be finished, because its members could not be imported, is not kept.
    known.delete(key);
    throw error;
  }
  return object;
}

/** Gives what members send to Python: the target, or a `ClosedTarget` once a reset has closed the object. */
export function targetOf(target) {
  const made = resets;
  return () => (made === resets || target === undefined ? target : new ClosedTarget(target));
}

/** Drops the objects of what has closed; who still holds one finds it closed. */
export function forgetObjects(about) {
  several.delete(about);
}

/** Makes every object given out so far closed, and gives the single ones back what a test replaced. */
export function restartObjects() {
  resets += 1;
  several.clear();
  for (const [owner, object] of single) redefine(object, owner);
}

/** Defines the members of an owner anew on an object, in place of what a test put there. */
export function redefine(object, owner) {
  for (const name of Reflect.ownKeys(object)) delete object[name];
  defineMembers(object, owner, () => undefined);
}
