/** Finds functions that the settings name for an event or a command, and calls them and other handlers. */
import { platform } from "../python/platform.js";
import { listFailure, listUncaught } from "../scripts/failure-list.js";
import { report, showFailure } from "../scripts/failures.js";
import { nameOf } from "../scripts/place.js";
import { windowsOf } from "./form-frames.js";

/**
 * Calls a function that the settings name.
 * @param page The page for which it is called.
 * @param script Its name, the library that has it, the place in the settings that names it, why it is missing, and whether it
 *   may be missing.
 * @returns The same as `guarded`.
 */
export function callNamed(
  page,
  { function: name, library, place, problem: reason, isOptional },
  given,
) {
  // A script can have replaced a part of the name by something that throws when it is read.
  const { value: found, failed } = guarded(() => find(name, windowsOf(page, library)));
  if (failed) return { failed };
  const [owner, run] = found;
  if (typeof run === "function") return guarded(() => run.apply(owner, given));
  if (isOptional) return { failed: false };
  const file = library && nameOf(library);
  const where = file ? `${file} has no` : "no client script has a";
  problem(reason || `${where} function ${name}, which ${place} names.`, library);
  return { failed: true };
}

/** Calls a function; returns its `value` and whether it `failed`. An error is reported as uncaught, so that other handlers still run. */
export function guarded(run) {
  try {
    return { value: run(), failed: false };
  } catch (error) {
    listUncaught("form-function", error);
    report(error);
    return { failed: true };
  }
}

/** Shows a problem of a script on the page and in the console; `address` is the address of its file, if known. */
export function problem(sentence, address) {
  listFailure("form-function", sentence, address ? { file: address } : null);
  platform.complain(sentence);
  showFailure(sentence, address);
}

/** The owner and the value of a dotted name, in the first of the windows that has a function of that name. */
function find(name, windows) {
  const found = windows.map((scope) => valueIn(scope, name));
  return found.find(([, value]) => typeof value === "function") ?? [];
}

function valueIn(scope, name) {
  let owner;
  let value = scope;
  for (const step of name.split(".")) [owner, value] = [value, value?.[step]];
  return [owner, value];
}
