/** The table of members, which Python hands over. */
import { functions, send } from "../python/crossing.js";

const byOwner = new Map();
const byName = new Map();

/** Adds the members of `Microsoft.Apm`, of sessions and of tabs, whose functions have their full names. */
export function addMembers(rows) {
  for (const row of rows) add(row, functions[row.fullName], functions[`${row.fullName} =`]);
}

/** The members of an owner. Those of `Xrm` and forms are added when they are first needed: most pages never need them. */
export function membersOf(owner) {
  if (!byOwner.has(owner)) addOthers();
  return byOwner.get(owner);
}

/** The member of a full name; undefined if it has not been added. */
export const memberOf = (fullName) => byName.get(fullName);

function addOthers() {
  for (const row of send(functions.xrmMembers, [], "Xrm")) {
    add(row, callByName(row.fullName), row.writes && callByName(`${row.fullName} =`));
  }
}

/** A function that has Python look up what it calls by its name. */
const callByName =
  (name) =>
  (...texts) =>
    functions.call(name, ...texts);

/** A function for the objects that a reset has closed: Python does not look for them. */
const closedByReset =
  (name) =>
  (...texts) =>
    functions.call("closedByReset", name, ...texts);

/** Adds a member with the functions that call and assign it. */
function add(row, call, assign) {
  const { owner, fullName } = row;
  const assignment = assign
    ? {
        fullName,
        takes: ["value"],
        call: assign,
        callAfterReset: closedByReset(`${fullName} =`),
      }
    : undefined;
  const member = { ...row, call, callAfterReset: closedByReset(fullName), assignment };
  if (!byOwner.has(owner)) byOwner.set(owner, []);
  byOwner.get(owner).push(member);
  byName.set(fullName, member);
}
