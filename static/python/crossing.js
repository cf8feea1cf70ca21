/** Calls of Python: texts go in, and a reply comes back. */
import { ApmError, codes } from "./errors.js";
import { platform } from "./platform.js";
import { decode } from "./replies.js";
import { inTask } from "./tasks.js";

/**
 * The functions that Python hands over when the page starts, filled once. By full name: the members of `Microsoft.Apm`; by
 * full name and " =": the assignments. `call` calls all others by name.
 */
export const functions = {};

/** Calls a function of Python and returns its reply. `name` is the member that a failure names. */
export function cross(python, texts, name) {
  let reply;
  try {
    reply = python(...texts);
  } catch (error) {
    // Python catches its own errors. What remains is a full stack of the caller, and the end of the runtime.
    throw error?.pyodide_fatal_error ? interrupted(name) : error;
  }
  if (reply === undefined) throw interrupted(name);
  return reply;
}

/** Calls a function of Python and returns the value of its reply. */
export function send(python, texts, name) {
  return decode(cross(python, texts, name));
}

/** Calls a function that Python looks up by its name, and returns the value of its reply. */
export function ask(called, texts, name) {
  return send(functions.call, [called, ...texts], name);
}

/** Sends Python an action of the user: its name, its target and a text. */
export function act(action, of = "", text = "") {
  functions.act(action, of, text);
}

/** The error of a call that did not return. Whether the emulator still works can be seen only on a stack that is not full. */
function interrupted(name) {
  inTask(showIfStopped);
  return new ApmError(
    codes.internal,
    `${name}: the call was interrupted: the call stack is full, or the emulator has stopped`,
  );
}

function showIfStopped() {
  try {
    functions.getFocusedSession();
  } catch (error) {
    platform.failed({ reason: String(error) });
  }
}
