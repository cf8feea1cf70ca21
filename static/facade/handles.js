/**
 * Session and tab objects, which cross as numbers. There is one object for each open session and tab; it holds no state, and
 * every property asks Python.
 */
import { functions, send } from "../python/crossing.js";
import { onForget, onRestart } from "../python/lifetime.js";
import { decoders } from "../python/replies.js";
import { targetOf } from "./objects.js";
import { defineMembers } from "./properties.js";
import { newApiObject } from "./unknown-names.js";

const open = new Map();
const numbers = new Map();

decoders.number = (number) => open.get(number) ?? make(number);

function make(number) {
  const id = send(functions.identify, [number], "identify");
  const owner = number % 2 ? "tab" : "session";
  const handle = newApiObject(owner);
  defineMembers(handle, owner, targetOf(id), id);
  // Last, so that an incomplete object, as after a stack overflow, is not kept.
  open.set(number, handle);
  numbers.set(id, number);
  return handle;
}

// Scripts may still hold the objects; every later call says that they are closed.
onForget((id) => {
  open.delete(numbers.get(id));
  numbers.delete(id);
});
onRestart(() => {
  open.clear();
  numbers.clear();
});
