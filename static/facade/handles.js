/**
 * Session, tab and context objects. There is one object for each open session and tab; it holds no state, every property
 * asks Python.
 */
import { handleOf, invoke, send } from "./calls.js";
import { PromiseId } from "./promise-id.js";

const open = new Map();
const numbers = new Map();
const idName = { session: "sessionId", tab: "tabId" };
let identify;
let members = [];
let resets = 0;
let returnedIds = "promise-id";

/** Tells the members once, when the page starts; `identifyBy` gives the id that a number of Python's stands for. */
export function useMembers(table, identifyBy) {
  members = table;
  identify = identifyBy;
}

/** What members that return an id return: "promise-id", "string" or "promise". */
export function returnIdsAs(kind) {
  returnedIds = kind;
}

/** Drops the object of a closed session or tab; who still holds it finds it closed. */
export function forget(id) {
  open.delete(numbers.get(id));
  numbers.delete(id);
}

/** Makes every object given out so far closed. */
export function forgetAll() {
  resets += 1;
  open.clear();
  numbers.clear();
}

/** Defines the members of "Apm" or "Xrm.WebApi" on an object, over and in place of what a test put there. */
export function define(owner, object) {
  for (const name of Reflect.ownKeys(object)) delete object[name];
  defineMembers(object, owner, () => undefined);
}

handleOf.number = (number) => open.get(number) ?? make(number);

function make(number) {
  const id = identify(number);
  const handle = {};
  defineMembers(handle, number % 2 ? "tab" : "session", targetOf(id), id);
  // Only now: one that could not be finished, say on a full stack, is not kept.
  open.set(number, handle);
  numbers.set(id, number);
  return handle;
}

handleOf.context = (sessionId) => {
  const handle = {};
  defineMembers(handle, "context", targetOf(sessionId));
  return handle;
};

/** The id as Python is told it: one closed by a reset is open nowhere, even when a new object has the same id. */
function targetOf(id) {
  const made = resets;
  return () => (made === resets ? id : `${id} reset`);
}

function defineMembers(object, owner, target, id) {
  for (const member of members) {
    if (member.owner === owner)
      Object.defineProperty(object, member.name, describe(member, target, id));
  }
}

function describe(member, target, id) {
  switch (member.kind) {
    case "constant":
      // Read once, when the object is made, and no call of the script's.
      return { value: send(member.call, [target()], member.fullName), enumerable: true };
    case "accessor":
      return {
        get: () => invoke(member, target(), []),
        set: member.assignment && ((value) => invoke(member.assignment, target(), [value])),
        enumerable: true,
        configurable: true,
      };
  }
  const value =
    member.name === "toJSON" ? dataOf(member, target, id) : METHODS[member.kind](member, target);
  Object.defineProperty(value, "name", { value: member.name, configurable: true });
  return { value, writable: true, configurable: true };
}

const METHODS = {
  sync:
    (member, target) =>
    (...given) =>
      invoke(member, target(), given),
  settled:
    (member, target) =>
    (...given) => {
      try {
        return Promise.resolve(invoke(member, target(), given));
      } catch (error) {
        return Promise.reject(error);
      }
    },
  id:
    (member, target) =>
    (...given) => {
      if (returnedIds === "string") return invoke(member, target(), given);
      const promise = returnedIds === "promise" ? plainPromise : PromiseId;
      try {
        return promise.of(invoke(member, target(), given));
      } catch (error) {
        return promise.failed(error);
      }
    },
};

const plainPromise = { of: (id) => Promise.resolve(id), failed: (error) => Promise.reject(error) };

const dataOf = (member, target, id) => () => ({
  [idName[member.owner]]: id,
  ...invoke(member, target(), []),
});
