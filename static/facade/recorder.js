/** Records calls while it is told to. Not recording costs nothing: members are then called without it. */
import { callBy, cross, decode, plainCall, textsOf } from "./calls.js";

let recorded = [];

/** Records every call from now on, or no longer. */
export function record(on) {
  callBy(on ? recordedCall : plainCall);
}

/** The calls recorded so far, oldest first. */
export const calls = () => structuredClone(recorded);

/** Forgets the recorded calls. */
export function forgetCalls() {
  recorded = [];
}

function recordedCall(member, target, given) {
  const { fullName, takes } = member;
  const entry = { member: fullName, target: target ?? null, arguments: [] };
  recorded.push(entry);
  const begin = performance.now();
  try {
    const texts = textsOf(member, target, given);
    const read = texts.slice(texts.length - takes.length).map((text, at) => shown(takes[at], text));
    // What more was given, such as a correlationId, is recorded and otherwise ignored.
    entry.arguments = [...read, ...given.slice(takes.length).map(String)];
    const reply = cross(member.call, texts, fullName);
    entry.result = summary(reply);
    return decode(reply);
  } catch (error) {
    entry.error = error.message;
    throw error;
  } finally {
    entry.milliseconds = performance.now() - begin;
  }
}

function shown(takes, text) {
  if (takes === "text" || takes === "options") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A result as data: an object of ours by its id or what it is about; undefined for a failure or a Promise. */
function summary(reply) {
  if (typeof reply === "number") {
    const { sessionId, tabId } = decode(reply);
    return sessionId ?? tabId;
  }
  if (typeof reply === "boolean" || "=nuLjd".includes(reply[0])) return decode(reply) ?? null;
  return "OM".includes(reply[0]) ? reply.slice(1).trim().split("\n").join(" ") : undefined;
}
