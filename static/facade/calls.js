/**
 * The one way from a member to Python and back. Texts go in. Back comes a boolean, a number that stands for a session or
 * tab, or a text whose first character says what the rest is.
 */
import { ApmError, Unreadable } from "./errors.js";
import { readObject, readValue } from "./normalise.js";

const READ = {
  text: String,
  options: (value) => String(value ?? ""),
  value: readValue,
  object: readObject,
};

/** What gives the objects that a reply names; the files that make them call back into this one. */
let give = {};

/** Tells once what gives the session or tab of a number, the object of owner and target, the Promise of a number. */
export function decodeBy(givers) {
  give = givers;
}

/** The codes of failures that are found on this side; from the contract. */
export const codes = { badInput: 0, internal: 0 };

/** The target of an object that a reset has closed. Python must not look for its id: another object may have it now. */
export class ClosedTarget {
  constructor(id) {
    this.id = id;
  }
}

let call = plainCall;

/** Has every member called by another function from now on, which gets what `plainCall` gets. */
export function callBy(caller) {
  call = caller;
}

/**
 * Calls a member: `target` is the id of its object, a `ClosedTarget` after a reset, undefined for Apm; `given` its
 * arguments. Throws `ApmError`.
 */
export function invoke(member, target, given) {
  return call(member, target, given);
}

/** Sends texts to Python and gives back what the reply means. */
export function send(python, texts, name) {
  return decode(cross(python, texts, name));
}

/** Sends texts to Python and gives back its reply. */
export function cross(python, texts, name) {
  try {
    return python(...texts);
  } catch (error) {
    // Python catches its own errors. What else there is: a caller whose stack is full, and the end of the runtime.
    throw error?.pyodide_fatal_error ? stopped(error, name) : error;
  }
}

function stopped(error, name) {
  const detail = { reason: String(error) };
  window.dispatchEvent(new CustomEvent("apm:failed", { detail }));
  return new ApmError(codes.internal, `${name}: the emulator has stopped; reload the page`);
}

/** Calls a member and nothing else. */
export function plainCall(member, target, given) {
  return send(functionOf(member, target), textsOf(member, target, given), member.fullName);
}

/** The Python function behind a member: another one for an object that a reset has closed. */
export const functionOf = (member, target) =>
  target instanceof ClosedTarget ? member.callAfterReset : member.call;

/** The id of a target. */
export const idOf = (target) => (target instanceof ClosedTarget ? target.id : target);

/** What crosses: the id of the object, if the member is of one, and each argument as text. */
export function textsOf({ takes, fullName }, target, given) {
  const texts = target === undefined ? [] : [idOf(target)];
  for (let at = 0; at < takes.length; at += 1) texts.push(read(takes[at], given[at], fullName));
  return texts;
}

/** An argument as text. Whatever the caller's own code throws meanwhile becomes an `ApmError` of the member. */
export function read(takes, value, name) {
  try {
    return READ[takes](value);
  } catch (error) {
    if (error instanceof ApmError) throw error;
    const problem =
      error instanceof Unreadable ? error.message : `reading the value failed: ${said(error)}`;
    throw new ApmError(codes.badInput, `${name}: ${problem}`);
  }
}

/** What a thrown value says; it can be anything. */
function said(error) {
  try {
    return String(error?.message ?? error);
  } catch {
    return "what it threw has no text";
  }
}

/** What a reply means. */
export function decode(reply) {
  if (typeof reply === "number") return give.handleOf(reply);
  if (typeof reply === "boolean") return reply;
  const rest = reply.slice(1);
  switch (reply[0]) {
    case "=":
      return rest;
    case "n":
      return null;
    case "u":
      return undefined;
    case "O":
      return objectIn(rest);
    case "M":
      return objectsIn(rest);
    case "d":
      return dateIn(rest);
    case "p":
      return give.pending(rest);
    case "L":
      return rest === "" ? [] : rest.split("\n");
    case "j":
      return JSON.parse(rest);
  }
  const { errorCode, message } = JSON.parse(rest);
  throw new ApmError(errorCode, message);
}

function objectIn(text) {
  const [owner, target] = text.split("\n");
  return give.objectOf(owner, target || undefined);
}

function objectsIn(text) {
  const [owner, ...targets] = text.split("\n");
  return targets.map((target) => give.objectOf(owner, target));
}

/** A date alone is midnight where the browser is; the language would read it as midnight in Greenwich. */
function dateIn(text) {
  return new Date(text.includes("T") ? text : `${text}T00:00`);
}
