/**
 * The API for client scripts: `Microsoft`, `Xrm` and `apmWorkspace`, made from the table of members that Python
 * hands over. Python imports this module.
 */
import { answerRequests, handleWith, reportWith, wrap } from "../http/http.js";
import { functions, send } from "../python/crossing.js";
import { codes } from "../python/errors.js";
import { forgetAll } from "../python/lifetime.js";
import { platform } from "../python/platform.js";
import { ended, isUnfinished } from "../python/unfinished.js";
import { failures, kindsOfCodes } from "../scripts/failure-list.js";
import { allStarted } from "../scripts/listed.js";
import "./absent-members.js";
import { read, reading } from "./arguments.js";
import "./browser-members.js";
import "./collections.js";
import "./deprecated-members.js";
import "./encoding.js";
import "./execute.js";
import { fault } from "./faults.js";
import "./handles.js";
import { addMembers } from "./member-table.js";
import { noteUnanswered } from "./notes.js";
import { objectOf, redefine } from "./objects.js";
import { handle, handlerOf } from "./operation-handlers.js";
import "./pending-promises.js";
import { callAsStep } from "./outside-calls.js";
import { bounds, Unreadable } from "./plain-json.js";
import { returnIdsAs } from "./properties.js";
import { calls, record, recordRequest } from "./recorder.js";
import { recordingMethods } from "./test-recordings.js";
import { newApiObject } from "./unknown-names.js";

export { forget } from "../python/lifetime.js";
export { signal } from "../python/signals.js";
export { keptSettings } from "./app-settings.js";
export { post } from "./channels.js";
export { warn } from "./warnings.js";

/** Parts of `Microsoft` that are made when they are first used. */
const MADE_ON_USE = ["Omnichannel", "ProductivityMacros"];

let apm;

/**
 * Puts the API on the global object of client scripts and tells the platform that it is there.
 * @param contract JSON text: the members, the error codes, the limits of values, and what calls that return an id return.
 * @param python The functions that Python hands over.
 * @param delay The milliseconds until conversations that a reload has interrupted are restored; undefined if there are none.
 */
export function install(contract, python, delay) {
  const { members, errorCodes, failureKinds, bounds: limits, returnedIds } = JSON.parse(contract);
  Object.assign(functions, python);
  Object.assign(codes, errorCodes);
  Object.assign(kindsOfCodes, failureKinds);
  Object.assign(bounds, limits);
  addMembers(members);
  returnIdsAs(returnedIds);
  defineApi();
  handleWith(handlerOf);
  reportWith(noteUnanswered, recordRequest);
  const methods = {
    drawn: allDrawn,
    record,
    calls,
    failures,
    fault,
    runScript,
    handle,
    answerRequests,
    reset: (options = {}) => start("reset", "object", options),
    load,
    solutions: () => send(functions.solutions, [], "solutions"),
    snapshot: () => send(functions.snapshot, [], "snapshot"),
    restore: (snapshot) => start("restore", "object", snapshot),
    ...recordingMethods(allDrawn),
    seed: (seed) => start("seed", typeof seed === "string" ? "value" : "object", seed),
    async startConversation(options = {}) {
      const name = "startConversation";
      const sessionId = callAsStep(`apmWorkspace.${name}`, null, [options], () =>
        send(functions[name], [read("object", options, name)], name),
      );
      await drawn();
      return sessionId;
    },
  };
  const restored = delay === undefined ? undefined : restoreConversations(delay);
  platform.booted(methods, restored);
}

/** Runs a client script; a name that is no text becomes one. */
async function runScript(text, name) {
  const given = name === undefined ? [] : [read("text", name, "runScript")];
  return platform.runScript(text, ...given);
}

/** Starts a workspace with settings, of which `solutions` can be contents of zips. */
async function load(settings) {
  const name = "load";
  const { solutions, own } = reading(name, () => solutionsIn(settings));
  const text = read("object", own, name);
  return platform.loadSolutions(
    solutions,
    (value) => read("value", value, name),
    () => {
      send(functions[name], [text], name);
      return drawn();
    },
  );
}

/** The solutions in settings, undefined if there are none, and the other settings. */
function solutionsIn(settings) {
  if (typeof settings !== "object" || settings === null || !("solutions" in settings)) {
    return { own: settings };
  }
  const { solutions = [], ...own } = settings;
  if (!Array.isArray(solutions)) throw new Unreadable("solutions has to be a list");
  return { solutions: Array.from(solutions), own };
}

/** Opens the sessions of conversations after a time; scripts can see the workspace without them. */
async function restoreConversations(delay) {
  await new Promise((resolve) => setTimeout(resolve, delay));
  send(functions.restoreConversations, [], "restoreConversations");
  await drawn();
}

/** Starts another workspace; resolves when the screen shows it. */
function start(name, takes, given) {
  send(functions[name], [read(takes, given, name)], name);
  return drawn();
}

/** Resolves when the screen shows the effects of all calls so far. It does not wait for a frame, because a test may stop the clock. */
async function drawn() {
  platform.drawNow();
}

/** Resolves when all scripts have run, those of forms too, and the page shows their effects. */
async function allDrawn() {
  await allStarted();
  await drawn();
  while (isUnfinished()) {
    await ended();
    await drawn();
  }
}

/** Follows Python when another workspace starts: all objects are closed, and what a test replaced is restored. */
export function restart(returnedIds) {
  returnIdsAs(returnedIds);
  forgetAll();
  defineApi();
}

/** Defines the API again. Its objects stay the same, for scripts that hold them; what a test replaced is restored. */
function defineApi() {
  if (!apm || Object.isFrozen(apm)) apm = newApiObject("Microsoft.Apm");
  redefine(apm, "Apm");
  const { scope } = platform;
  wrap(scope);
  const existing = scope.Microsoft ?? newApiObject("Microsoft");
  const microsoft = Object.isExtensible(existing)
    ? existing
    : Object.assign(newApiObject("Microsoft"), existing);
  for (const name of MADE_ON_USE) onFirstUse(microsoft, name, () => objectOf("Microsoft")[name]);
  scope.Microsoft = Object.assign(microsoft, { Apm: apm });
  // A page that has its own Xrm keeps it.
  if (!("Xrm" in scope)) onFirstUse(scope, "Xrm", () => objectOf("Xrm"));
}

/** Defines a property whose value is made when it is first read. It can be assigned like any other. */
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
