/** Calls of members. */
import { send } from "../python/crossing.js";
import { textsOf } from "./arguments.js";
import { ClosedTarget } from "./closed-target.js";

let interceptor = null;

/** Calls another function in place of `callMember` from now on, with the same arguments; null ends that. */
export function interceptCalls(call) {
  interceptor = call;
}

/**
 * Calls a member. Throws `ApmError`.
 * @param target The id of its object, or a `ClosedTarget` after a reset; undefined for `Microsoft.Apm`.
 * @param given The arguments of the call.
 */
export function invoke(member, target, given) {
  return interceptor === null
    ? callMember(member, target, given)
    : interceptor(member, target, given);
}

/** Calls a member; does not record the call. */
export function callMember(member, target, given) {
  return send(functionOf(member, target), textsOf(member, target, given), member.fullName);
}

/** The Python function of a member; another one for an object that a reset has closed. */
export const functionOf = (member, target) =>
  target instanceof ClosedTarget ? member.callAfterReset : member.call;
