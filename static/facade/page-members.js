/** Members that JavaScript implements: by full name, a function that takes the object's target and returns the method. */
import { isRecordingSteps } from "../python/steps.js";
import { idOf } from "./closed-target.js";
import { faultOfCall } from "./faults.js";
import { afterDelay, callAsStep } from "./outside-calls.js";
import { kinds, methodKind } from "./properties.js";

export const pageMembers = {};

// Without a fault and a recording, a method is called at once: the stacks of errors, which name its caller, are short.
Object.assign(kinds, {
  page: methodKind((member, target) => {
    const method = pageMembers[member.fullName](target);
    const step = (given) => stepOf(member, target, given, method);
    return (...given) => {
      faultOfCall(member)?.fail();
      return isRecordingSteps() ? step(given) : method(...given);
    };
  }),
  "page-async": methodKind((member, target) => {
    const method = pageMembers[member.fullName](target);
    const step = (given) => stepOf(member, target, given, method);
    return (...given) => {
      const fault = faultOfCall(member);
      if (fault) return faulty(fault, () => step(given));
      return isRecordingSteps() ? step(given) : method(...given);
    };
  }),
});

const faulty = (fault, run) =>
  afterDelay(fault.over(), () => {
    fault.fail();
    return run();
  });

/** Calls the method, as a step of a recorded test. */
const stepOf = ({ fullName }, target, given, method) =>
  callAsStep(fullName, idOf(target()) ?? null, given, () => method(...given));
