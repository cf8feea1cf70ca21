/** Members that JavaScript implements: by full name, a function that takes the object's target and returns the method. */
import { faultOfCall } from "./faults.js";
import { kinds, methodKind } from "./properties.js";

export const pageMembers = {};

Object.assign(kinds, {
  page: methodKind((member, target) => {
    const method = pageMembers[member.fullName](target);
    return (...given) => {
      faultOfCall(member)?.fail();
      return method(...given);
    };
  }),
  "page-async": methodKind((member, target) => {
    const method = pageMembers[member.fullName](target);
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
