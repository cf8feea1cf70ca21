/** Members that JavaScript implements: by full name, a function that takes the object's target and returns the method. */
import { idOf } from "./closed-target.js";
import { faultOfCall } from "./faults.js";
import { callAsStep } from "./outside-calls.js";
import { kinds, methodKind } from "./properties.js";

export const pageMembers = {};

Object.assign(kinds, {
  page: methodKind((member, target) => {
    const method = recorded(member, target, pageMembers[member.fullName](target));
    return (...given) => {
      faultOfCall(member)?.fail();
      return method(...given);
    };
  }),
  "page-async": methodKind((member, target) => {
    const method = recorded(member, target, pageMembers[member.fullName](target));
    return (...given) => {
      const fault = faultOfCall(member);
      return fault ? faulty(fault, () => method(...given)) : method(...given);
    };
  }),
});

async function faulty(fault, run) {
  await fault.over();
  fault.fail();
  return run();
}

/** The method, as a call that a recorded test can have. */
const recorded =
  ({ fullName }, target, method) =>
  (...given) =>
    callAsStep(fullName, idOf(target()) ?? null, given, () => method(...given));
