/**
 * What page JavaScript meets: `window.Microsoft`, `window.Xrm` and `window.apmWorkspace`, made from the table of members that
 * Python hands over.
 */
import { forgetAllHandlers, forgetHandlers, startForms } from "../forms/forms.js";
import { forgetTasks } from "../screen/later.js";
import { drawn } from "../screen/schedule.js";
import { allStarted } from "../scripts/listed.js";
import { runScript } from "../scripts/run.js";
import { codes, decodeBy, read, send } from "./calls.js";
import "./encoding.js";
import { forgetAll, forget as forgetHandles, handleOf, identifyBy } from "./handles.js";
import { membersBy, returnIdsAs, useMembers } from "./members.js";
import { bounds } from "./normalise.js";
import { objectOf, redefine } from "./objects.js";
import { forgetNotification, forgetNotifications, pageMembersBy } from "./page-members.js";
import { forgetPending, pending } from "./pending.js";
import { calls, forgetCalls, record } from "./recorder.js";
import { refuseBy, stranger } from "./strangers.js";

export { signal } from "./signals.js";

/** Parts of `window.Microsoft` that are made when they are first used. */
const BESIDE_APM = ["Omnichannel", "ProductivityMacros"];

let apm;

/**
 * Puts the API on the window and tells the boot guard that it is there.
 * @param contract JSON text: the members, the error codes and what ids are returned as.
 * @param python The functions behind the members, by full name, and those behind assignments, by full name and " =";
 *   "reset", "load" and their like besides.
 */
export function install(contract, python) {
  const { members, errorCodes, bounds: most, returnedIds } = JSON.parse(contract);
  Object.assign(codes, errorCodes);
  Object.assign(bounds, most);
  const byName = (name) => callByName(python, name);
  useMembers(members.map((row) => withFunctions(row, (name) => python[name], byName)));
  membersBy(objectOf, () => xrmMembers(python, byName));
  identifyBy(python.identify);
  const internal = new Proxy({}, { get: (_, name) => byName(name) });
  refuseBy(internal.refuse);
  pageMembersBy(internal);
  startForms(internal);
  decodeBy({ handleOf, objectOf, pending });
  returnIdsAs(returnedIds);
  defineApi();
  const detail = {
    drawn: () => allStarted().then(drawn),
    record,
    calls,
    runScript,
    reset() {
      send(python.reset, [], "reset");
      return drawn();
    },
    load(settings) {
      send(python.load, [read("object", settings, "load")], "load");
      return drawn();
    },
    async startConversation(options = {}) {
      const name = "startConversation";
      const sessionId = send(python[name], [read("object", options, name)], name);
      await drawn();
      return sessionId;
    },
  };
  window.dispatchEvent(new CustomEvent("apm:booted", { detail }));
}

/** Drops what is kept for a closed session, tab, side pane or notification. */
export function forget(id) {
  forgetHandles(id);
  forgetHandlers(id);
  forgetNotification(id);
}

/** The members of `Xrm`, which Python imports when they are first used. */
const xrmMembers = (python, byName) =>
  send(python.xrmMembers, [], "Xrm").map((row) => withFunctions(row, byName, byName));

/** The Python function of a name that has no proxy of its own. */
const callByName =
  (python, name) =>
  (...texts) =>
    python.call(name, ...texts);

/** A row of the table of members with its Python functions. The assignment of a property is a member of its own. */
function withFunctions(row, functionOf, byName) {
  const { fullName } = row;
  const functions = (name) => ({
    call: functionOf(name),
    callAfterReset: (...texts) => byName("closedByReset")(name, ...texts),
  });
  const assignment = { fullName, takes: ["value"], ...functions(`${fullName} =`) };
  return {
    ...row,
    ...functions(fullName),
    assignment: row.writes ? assignment : undefined,
  };
}

/** Follows Python when another workspace begins: all objects are closed, and what a test replaced comes back. */
export function restart(returnedIds) {
  returnIdsAs(returnedIds);
  forgetAll();
  forgetCalls();
  forgetPending();
  forgetNotifications();
  forgetAllHandlers();
  forgetTasks();
  defineApi();
}

/** Defines the API anew: the objects stay the same, for those who hold them; what a test replaced comes back. */
function defineApi() {
  if (!apm || Object.isFrozen(apm)) apm = stranger("Microsoft.Apm");
  redefine(apm, "Apm");
  const brought = window.Microsoft ?? {};
  const microsoft = Object.isExtensible(brought) ? brought : { ...brought };
  for (const name of BESIDE_APM) onFirstUse(microsoft, name, () => objectOf("Microsoft")[name]);
  window.Microsoft = Object.assign(microsoft, { Apm: apm });
  // A page that brings an Xrm of its own keeps it.
  if (!("Xrm" in window)) onFirstUse(window, "Xrm", () => objectOf("Xrm"));
}

/** A property whose value is made when it is first read; it can be assigned like any other. */
function onFirstUse(object, name, make) {
  const settle = (value) =>
    Object.defineProperty(object, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  Object.defineProperty(object, name, {
    get: () => settle(make())[name],
    set: settle,
    enumerable: true,
    configurable: true,
  });
}
