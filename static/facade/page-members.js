/** Members that JavaScript implements: by full name, a function that takes the object's target and returns the method. */
import { asStep, isRecordingSteps } from "../python/steps.js";
import { caller } from "../scripts/place.js";
import { idOf } from "./closed-target.js";
import { faultOfCall } from "./faults.js";
import { readValue } from "./plain-json.js";
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

/** The method; a call of it from outside is a step of a recorded test, unless it is given functions. */
const recorded =
  ({ fullName }, target, method) =>
  (...given) => {
    const run = () => method(...given);
    if (!isRecordingSteps() || caller() || given.some(isUnreadable)) return run();
    const known = given.map((each) => JSON.parse(readValue(each)));
    return asStep({ member: fullName, target: idOf(target()) ?? null, arguments: known }, run);
  };

function isUnreadable(value) {
  try {
    readValue(value);
    return false;
  } catch {
    return true;
  }
}
