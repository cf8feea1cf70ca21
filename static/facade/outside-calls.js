/** Calls from outside: from a test or from the console. While a test is recorded, they are its steps. */
import { asStep, caused, isRecordingSteps } from "../python/steps.js";
import { calledBy, caller } from "../scripts/place.js";
import { readValue } from "./plain-json.js";

/**
 * Runs a call; one from outside is a step, unless it is given functions, which no recording can have.
 * @param member The full name of the member.
 * @param target The target of its object; null if there is only one.
 */
export function callAsStep(member, target, given, run) {
  if (!isRecordingSteps() || caller()) return run();
  const known = plain(given);
  return known ? asStep({ member, target, arguments: known }, run) : run();
}

/**
 * Runs a call when a delay is over. Its caller is known when it begins only, and it is a step only if it was one then.
 * @param over Resolves when the delay is over.
 */
export function afterDelay(over, run) {
  const by = caller();
  const isStep = isRecordingSteps() && !by;
  const goOn = () => calledBy(by, run);
  return over.then(isStep ? goOn : () => caused(goOn));
}

/** The arguments as JSON; undefined if one cannot be read. */
function plain(given) {
  try {
    return given.map((each) => JSON.parse(readValue(each)));
  } catch {
    return undefined;
  }
}
