/**
 * The steps of a recorded test that do not begin on the page: calls and scripts that come from outside, from a test or from the
 * console. What they cause, or what an action of the user causes, happens again when the step is repeated, and is no step.
 */
import { functions, send } from "./crossing.js";

let isOn = false;
let depth = 0;

/** Starts or stops the recording. */
export function recordSteps(on) {
  isOn = on;
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

/**
 * Runs a step, which is recorded if a recording is on.
 * @param what The call or the script.
 * @param resultOf The result that is recorded of what `run` returns.
 */
export function asStep(what, run, resultOf = () => null) {
  if (!isOn) return run();
  const number = send(functions.beginStep, [JSON.stringify(what)], "recording");
  const end = (how) => send(functions.endStep, [number, JSON.stringify(how)], "recording");
  if (!number) return run();
  try {
    const value = caused(run);
    if (typeof value?.then !== "function") {
      end({ result: resultOf(value) });
      return value;
    }
    value.then(
      () => end({}),
      () => end({ failed: true }),
    );
    return value;
  } catch (error) {
    end({ failed: true });
    throw error;
  }
}
