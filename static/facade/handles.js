/**
 * Session and tab objects, which cross as numbers. There is one object for each open session and tab; it holds no state, every
 * property asks Python.
 */
import { send } from "./calls.js";
import { defineMembers } from "./members.js";
import { forgetObjects, restartObjects, targetOf } from "./objects.js";

const open = new Map();
const numbers = new Map();
let identify;

/** Tells once what gives the id that a number of Python's stands for. */
export function identifyBy(python) {
  identify = python;
}

/** The session or tab of a number. */
export const handleOf = (number) => open.get(number) ?? make(number);

/** Drops the objects of a closed session, tab or side pane; who still holds one finds it closed. */
export function forget(id) {
  open.delete(numbers.get(id));
  numbers.delete(id);
  forgetObjects(id);
}

/** Makes every object given out so far closed. */
export function forgetAll() {
  open.clear();
  numbers.clear();
  restartObjects();
}

function make(number) {
  const id = send(identify, [number], "identify");
  const owner = number % 2 ? "tab" : "session";
  // Plain: scripts tell a session from a tab by which id it has, and every documented member is there.
  const handle = {};
  defineMembers(handle, owner, targetOf(id), id);
  // Only now: one that could not be finished, say on a full stack, is not kept.
  open.set(number, handle);
  numbers.set(id, number);
  return handle;
}
