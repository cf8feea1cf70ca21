/** The arguments of a call as texts. */
import { ApmError, codes, messageOf } from "../python/errors.js";
import { idOf } from "./closed-target.js";
import { readOptions, readRecord, readValue, Unreadable } from "./plain-json.js";

/** By what a member takes: the function that makes text of it. */
const READ = {
  text: String,
  options: (value) => String(value ?? ""),
  value: readValue,
  object: readOptions,
  record: readRecord,
};

/** The texts of a call: the id of the object if the member belongs to one, then each argument. */
export function textsOf({ takes, fullName }, target, given) {
  const texts = target === undefined ? [] : [idOf(target)];
  for (let at = 0; at < takes.length; at += 1) texts.push(read(takes[at], given[at], fullName));
  return texts;
}

/** An argument as text. */
export function read(takes, value, name) {
  return reading(name, () => READ[takes](value));
}

/**
 * What a function reads of the arguments of a member. An error in the caller's own code, such as a getter, a `toJSON` or a
 * revoked proxy, becomes an `ApmError` of the member.
 */
export function reading(name, task) {
  try {
    return task();
  } catch (error) {
    if (error instanceof ApmError) throw error;
    const problem =
      error instanceof Unreadable ? error.message : `reading the value failed: ${messageOf(error)}`;
    throw new ApmError(codes.badInput, `${name}: ${problem}`);
  }
}
