/** Defines the members of an object as properties. The object holds no state; every property asks Python. */
import { send } from "../python/crossing.js";
import { failing, faultOfCall } from "./faults.js";
import { invoke } from "./invoke.js";
import { membersOf } from "./member-table.js";
import { afterDelay } from "./outside-calls.js";
import { PromiseId } from "./promise-id.js";

let returnedIds = "promise-id";

/** Sets what members that return an id return: "promise-id", "string" or "promise". */
export function returnIdsAs(kind) {
  returnedIds = kind;
}

/**
 * Defines the members of an owner on an object.
 * @param target Returns the object's id for Python; undefined if there is only one object of the owner.
 * @param id The id that `toJSON` includes, if the object has that member.
 */
export function defineMembers(object, owner, target, id) {
  for (const member of membersOf(owner)) {
    Object.defineProperty(object, member.name, kinds[member.kind](member, target, id));
  }
}

/** A property that a test may replace. */
export const replaceable = (value, enumerable) => ({
  value,
  enumerable,
  writable: true,
  configurable: true,
});

/** A kind of member that is a method; `make` takes the member and its target and returns the function. */
export const methodKind = (make) => (member, target, id) => {
  const method = member.name === "toJSON" ? dataOf(member, target, id) : make(member, target);
  Object.defineProperty(method, "name", { value: member.name, configurable: true });
  return replaceable(method, false);
};

/** By kind of member: the function that makes its property. Modules that make other objects add their kinds. */
export const kinds = {
  // Read once, when the object is made. It is not a call of the script.
  constant: (member, target) => ({
    value: send(member.call, [target()], member.fullName),
    enumerable: true,
  }),
  accessor: (member, target) => ({
    get: () => invoke(member, target(), []),
    set: member.assignment && ((value) => invoke(member.assignment, target(), [value])),
    enumerable: true,
    configurable: true,
  }),
  sync: methodKind(
    (member, target) =>
      (...given) =>
        invoke(faulty(member), target(), given),
  ),
  settled: methodKind((member, target) => (...given) => {
    const fault = faultOfCall(member);
    return promised(plainPromise, member, fault, (called) => invoke(called, target(), given));
  }),
  id: methodKind((member, target) => (...given) => {
    if (returnedIds === "string") return invoke(faulty(member), target(), given);
    const kind = returnedIds === "promise" ? plainPromise : PromiseId;
    const fault = faultOfCall(member);
    return promised(kind, member, fault, (called) => invoke(called, target(), given));
  }),
};

/** The member to call: one that fails if a fault hits the call. A call that returns no Promise cannot be delayed. */
function faulty(member) {
  const fault = faultOfCall(member);
  return fault ? failing(member, fault) : member;
}

/** The Promise of a call. `kind` makes it, and `run` calls a member. */
function promised(kind, member, fault, run) {
  const called = fault ? failing(member, fault) : member;
  if (fault?.delay) return kind.later(afterDelay(fault.over(), () => run(called)));
  try {
    return kind.of(run(called));
  } catch (error) {
    return kind.failed(error);
  }
}

const plainPromise = {
  of: (id) => Promise.resolve(id),
  failed: (error) => Promise.reject(error),
  later: (promise) => promise,
};

const ID_NAME = { session: "sessionId", tab: "tabId" };

const dataOf = (member, target, id) => () => ({
  [ID_NAME[member.owner]]: id,
  ...invoke(member, target(), []),
});
