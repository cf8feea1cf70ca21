/** Faults of calls, for tests: calls of members, and requests to the Web API, that fail or take longer than usual. */
import { ask } from "../python/crossing.js";
import { addFault, faultOf, hasFaults, removeFault } from "../python/fault-list.js";
import { read, reading } from "./arguments.js";

/**
 * Registers a fault: of a member, of requests to the Web API, or, without a name, of the workspace. Null removes it, and returns
 * whether there was one.
 */
export function fault(name, options = {}) {
  if (typeof name === "object") return ask("weaken", [read("object", name, "fault")], "fault");
  const text = reading("fault", () => String(name));
  const given = options === null ? "null" : read("object", options, "fault");
  const [known, checked] = ask("readFault", [text, given], "fault");
  if (checked === null) return removeFault(known);
  addFault(known, checked);
  return undefined;
}

/** The fault that hits a call of a member now; undefined if there is none. */
export const faultOfCall = ({ fullName, owner }) =>
  hasFaults() ? faultOf(fullName, `${owner}.*`) : undefined;

/** A member whose call fails with the error of a fault, after its arguments have been read. */
export function failing(member, fault) {
  const call = () => fault.fail();
  return fault.message === undefined ? member : { ...member, call, callAfterReset: call };
}
