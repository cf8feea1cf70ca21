/**
 * What page JavaScript meets: `window.Microsoft.Apm` and `window.apmWorkspace`, made from the table of members that Python
 * hands over.
 */
import { drawn } from "../screen/schedule.js";
import { codes, read, send } from "./calls.js";
import { define, forgetAll, returnIdsAs, useMembers } from "./handles.js";
import { bounds } from "./normalise.js";
import { calls, forgetCalls, record } from "./recorder.js";

export { forget } from "./handles.js";

let apm = {};
const xrm = { WebApi: {} };

/**
 * Puts the API on the window and tells the boot guard that it is there.
 * @param contract JSON text: the members, the error codes and what ids are returned as.
 * @param python The functions behind the members, by full name, and those behind assignments, by full name and " =";
 *   "reset" and "load" besides.
 */
export function install(contract, python) {
  const { members, errorCodes, bounds: most, returnedIds } = JSON.parse(contract);
  Object.assign(codes, errorCodes);
  Object.assign(bounds, most);
  useMembers(
    members.map((member) => ({
      ...member,
      call: python[member.fullName],
      assignment: assignmentOf(member, python),
    })),
    python.identify,
  );
  returnIdsAs(returnedIds);
  defineApi();
  const detail = {
    drawn,
    record,
    calls,
    reset() {
      send(python.reset, [], "reset");
      return drawn();
    },
    load(settings) {
      send(python.load, [read("object", settings, "load")], "load");
      return drawn();
    },
  };
  window.dispatchEvent(new CustomEvent("apm:booted", { detail }));
}

/** The assignment of a property, as a member of its own. */
function assignmentOf({ fullName }, python) {
  const call = python[`${fullName} =`];
  return call && { fullName, takes: ["value"], call };
}

/** Follows Python when another workspace begins: all objects are closed, and what a test replaced comes back. */
export function restart(returnedIds) {
  returnIdsAs(returnedIds);
  forgetAll();
  forgetCalls();
  defineApi();
}

/** Defines the API anew: the object stays the same, for those who hold it; what a test replaced comes back. */
function defineApi() {
  if (Object.isFrozen(apm)) apm = {};
  define("Apm", apm);
  const microsoft = Object.isExtensible(window.Microsoft ?? {})
    ? window.Microsoft
    : { ...window.Microsoft };
  window.Microsoft = Object.assign(microsoft ?? {}, { Apm: apm });
  // A page that brings an Xrm of its own keeps it.
  window.Xrm ??= xrm;
  define("Xrm.WebApi", xrm.WebApi);
}
