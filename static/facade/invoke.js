/** Calls of members. */
import { send } from "../python/crossing.js";
import { textsOf } from "./arguments.js";

let interceptor = null;

/** Calls another function in place of `callMember` from now on, with the same arguments; null ends that. */
export function interceptCalls(call) {
  interceptor = call;
}

/**
 * Calls a member. Throws `ApmError`.
 * @param target The id of its object; undefined for `Microsoft.Apm`.
 * @param given The arguments of the call.
 */
export function invoke(member, target, given) {
  return interceptor === null
    ? callMember(member, target, given)
    : interceptor(member, target, given);
}

/** Calls a member; does not record the call. */
export function callMember(member, target, given) {
  return send(member.call, textsOf(member, target, given), member.fullName);
}
