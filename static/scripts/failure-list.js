/**
 * The failures of scripts, for tests: `apmWorkspace.failures()`. All that is noted, refused or reported about a script is added
 * here, and this module decides whether it is an error of the script, or a warning.
 */
import { onFailedCall } from "../python/errors.js";
import { onRestart } from "../python/lifetime.js";
import { caller, nameOf, place, placeOfCall, said, textIn } from "./place.js";

/** How many failures are kept, from the first: later ones often follow from them. */
const MOST = 1000;

/** The kinds that are errors of the script; others become one if no script catches them. */
const ERRORS = new Set(["rejection", "form-function"]);

/** By error code: the kind of a failed call; filled from the contract when the page starts. */
export const kindsOfCodes = {};

/** By its parts: each failure, so that one in a loop is listed once. */
const listed = new Map();
/** By failure about what is not there: a word of the errors that it leads to. */
const signs = new WeakMap();
/** By Error: its failure. An error that a script passes on is listed once, as what it was first. */
const ofErrors = new WeakMap();

/** Copies of the failures so far, oldest first. */
export const failures = () => [...listed.values()].map((each) => ({ ...each }));

/** Adds a failure of the script that is calling; `at` is its place, if it is known better. */
export function listFailure(kind, message, at = caller()) {
  return add(kind, message, at);
}

/** Adds that the script that is calling uses what is not there; `sign` is a word of the errors that it leads to. */
export function listUnknown(message, sign) {
  signs.set(add("unknown-member", message, caller()), sign);
}

/** Adds an error that no script has caught. */
export function listUncaught(kind, error, at = place(error)) {
  if (isObject(error) && !ofErrors.has(error)) ofErrors.set(error, add(kind, said(error), at));
  else if (!isObject(error)) add(kind, said(error), at);
  markUncaught(error, at);
}

/** Makes errors of what led to an error that no script has caught: its failed call, and names that were called where it arose. */
export function markUncaught(error, at) {
  const known = isObject(error) && ofErrors.get(error);
  if (known) known.level = "error";
  for (const each of unknownAt(at)) each.level = "error";
}

/** What an error was caused by, to be added to its message: what is not there and was used at its place. */
export function causeOf(error, at) {
  if (textIn(error, "name") !== "TypeError") return "";
  const words = textIn(error, "message").split(/[^\w$]+/);
  // Other names in the line have nothing to do with the error: scripts only look whether they are there.
  const isNamed = (each) => words.includes(signs.get(each));
  const sentences = new Set(
    unknownAt(at)
      .filter(isNamed)
      .map(({ message }) => message),
  );
  return sentences.size ? ` (${[...sentences].join(" ")})` : "";
}

/** The failures about unknown names in a line. */
function unknownAt(at) {
  const isHere = (each) => each.file === nameOf(at.file) && each.line === at.line;
  const all = at ? [...listed.values()] : [];
  return all.filter((each) => each.kind === "unknown-member" && isHere(each));
}

function add(kind, message, at) {
  const { file = "", line = 0, column = 0 } = at ?? {};
  const parts = { kind, message, file: file && nameOf(file), line, column };
  const key = Object.values(parts).join("\n");
  if (listed.has(key)) return listed.get(key);
  const failure = { ...parts, level: ERRORS.has(kind) ? "error" : "warning" };
  if (listed.size < MOST) listed.set(key, failure);
  return failure;
}

const isObject = (value) => typeof value === "object" && value !== null;

onFailedCall((error) => {
  const kind = kindsOfCodes[error.errorCode] ?? "refused-call";
  const failure = add(kind, error.message, placeOfCall(error));
  // A member that is not emulated was called, not only read.
  if (failure.kind === "unknown-member") failure.level = "error";
  ofErrors.set(error, failure);
});

onRestart(() => listed.clear());
