/** From a row of the table of members to a property of an object. The object holds no state; every property asks Python. */
import { invoke, send } from "./calls.js";
import { collectionOf, gathered, picked } from "./collections.js";
import { PromiseId } from "./promise-id.js";

const byOwner = new Map();
const byName = new Map();
let returnedIds = "promise-id";
let objectOf;
let more;

/** Members that the page itself answers, by full name: each takes the object's target and gives the method. */
export const pageMembers = {};

/**
 * Tells how it goes, once, when the page starts.
 * @param makeObject Gives the object of an owner and a target.
 * @param fetchMore Gives the rows of owners that are not known yet: most pages never need them.
 */
export function membersBy(makeObject, fetchMore) {
  objectOf = makeObject;
  more = fetchMore;
}

/** Adds rows to the table of members. */
export function useMembers(table) {
  for (const member of table) {
    if (!byOwner.has(member.owner)) byOwner.set(member.owner, []);
    byOwner.get(member.owner).push(member);
    byName.set(member.fullName, member);
  }
}

/** The row of a full name; undefined for one that no script has asked for yet. */
export const memberOf = (fullName) => byName.get(fullName);

/** What members that return an id return: "promise-id", "string" or "promise". */
export function returnIdsAs(kind) {
  returnedIds = kind;
}

/**
 * Defines the members of an owner on an object.
 * @param target Gives what the object is about, as Python is told it; undefined for those there is only one of.
 * @param id What `toJSON` names it by, if it has that.
 */
export function defineMembers(object, owner, target, id) {
  if (!byOwner.has(owner)) useMembers(more());
  for (const member of byOwner.get(owner)) {
    // What is absent has its stand-in anyway; not to own it keeps `"x" in object` true to what is there.
    if (member.kind === "absent") continue;
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
    case "part":
      // One that holds itself, as `Xrm.WebApi.online` does, would be a circle for JSON.
      return owned(objectOf(member.holds, target()), member.holds !== member.owner);
    case "collection":
      return owned(collectionOf(member, target), true);
  }
  const value =
    member.name === "toJSON" ? dataOf(member, target, id) : METHODS[member.kind](member, target);
  Object.defineProperty(value, "name", { value: member.name, configurable: true });
  return owned(value, false);
}

/** A property that a test may replace. */
const owned = (value, enumerable) => ({ value, enumerable, writable: true, configurable: true });

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
  gathered: (member, target) => () => gathered(member, target),
  pick: (member, target) => (which) => picked(member, target, which),
  page: (member, target) => pageMembers[member.fullName](target),
};

const plainPromise = { of: (id) => Promise.resolve(id), failed: (error) => Promise.reject(error) };

const ID_NAME = { session: "sessionId", tab: "tabId" };

const dataOf = (member, target, id) => () => ({
  [ID_NAME[member.owner]]: id,
  ...invoke(member, target(), []),
});
