/**
 * What Python's replies mean. A reply is a boolean, a number that stands for a session or tab, or a text whose first character
 * says what follows.
 */
import { ApmError } from "./errors.js";

/**
 * By the first character of a reply, the function that decodes the rest; `number` decodes a number. The modules that make
 * objects and promises add theirs.
 */
export const decoders = {
  n: () => null,
  u: () => undefined,
  d: dateIn,
  L: (lines) => (lines === "" ? [] : lines.split("\n")),
  j: JSON.parse,
  "!": fail,
};

/** The value that a reply stands for. Throws `ApmError` for a failure. */
export function decode(reply) {
  if (typeof reply === "number") return decoders.number(reply);
  if (typeof reply === "boolean") return reply;
  const rest = reply.slice(1);
  const mark = reply[0];
  return mark === "=" ? rest : decoders[mark](rest);
}

function fail(json) {
  const { errorCode, message } = JSON.parse(json);
  throw new ApmError(errorCode, message);
}

/** A date without a time is midnight in local time; `new Date` alone would take it as midnight UTC. */
function dateIn(text) {
  return new Date(text.includes("T") ? text : `${text}T00:00`);
}
