/**
 * The steps of a recorded test that do not begin on the page: calls and scripts that come from outside, from a test or from the
 * console. What they cause, or what an action of the user causes, happens again when the step is repeated, and is no step.
 */
import { functions, send } from "./crossing.js";

let isOn = false;
let depth = 0;
/** How often a recording has started or stopped. */
let round = 0;

/** Starts or stops the recording. */
export function recordSteps(on) {
  isOn = on;
  round += 1;
}

/** Whether a call that begins now would be a step. */
export const isRecordingSteps = () => isOn && depth === 0;

/** Runs a function; the calls in it are no steps. */
export function caused(run) {
  depth += 1;
  try {
    return run();
  } finally {
    depth -= 1;
  }
}

const textOrNull = (value) => (typeof value === "string" ? value : null);

/**
 * Runs a step, which is recorded if a recording is on.
 * @param what The call or the script.
 * @param resultOf The id that `run` has returned, which is recorded; null if it was no id.
 */
export function asStep(what, run, resultOf = textOrNull) {
  if (!isOn) return run();
  const number = send(functions.beginStep, [JSON.stringify(what)], "recording");
  if (!number) return run();
  const begun = round;
  const end = (how) => {
    // A later recording has other steps with the same numbers.
    if (round === begun) send(functions.endStep, [number, JSON.stringify(how)], "recording");
  };
  try {
    const value = caused(run);
    if (value instanceof Promise) return ended(value, end);
    end({ result: resultOf(value) });
    return value;
  } catch (error) {
    end({ failed: true });
    throw error;
  }
}

/** A promise with the same end, which ends the step. A rejection that nobody handles is reported as without a recording. */
async function ended(promise, end) {
  try {
    const value = await promise;
    end({});
    return value;
  } catch (error) {
    end({ failed: true });
    throw error;
  }
}
