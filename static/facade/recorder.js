/**
 * Records calls and event messages while somebody asks for it. Not recording costs nothing: members are then called without
 * it.
 */
import { shown as asText } from "../scripts/output.js";
import { nameOf, place } from "../scripts/place.js";
import { callBy, cross, decode, functionOf, idOf, plainCall, textsOf } from "./calls.js";

/** How many entries are kept; older ones go. */
export const MOST = 1000;

let recorded = [];
let count = 0;
let isAsked = false;
let watcher = null;

/** Records every call and event message from now on, or no longer. */
export function record(on) {
  isAsked = Boolean(on);
  settle();
}

/** Records for one who is told after each entry, whether or not `record` asks for it; null ends that. */
export function recordFor(tell) {
  watcher = tell;
  settle();
}

const settle = () => callBy(isAsked || watcher ? recordedCall : plainCall);

/** The calls recorded so far, oldest first. Event messages are not among them. */
export const calls = () => structuredClone(recorded.filter(({ kind }) => kind === "call"));

/** All entries that are kept, oldest first: calls and event messages. They are the recorder's own. */
export const entries = () => recorded;

/** How many entries were recorded before those that are kept. */
export const dropped = () => count - recorded.length;

/** Forgets what was recorded. */
export function forgetCalls() {
  recorded = [];
  count = 0;
  watcher?.();
}

/** Records a message of an event; its topic ends with the event's name. */
export function recordEvent(topic, json) {
  if (!(isAsked || watcher)) return;
  const name = topic.slice(topic.lastIndexOf("/") + 1);
  add({ kind: "event", name, payload: JSON.parse(json), at: performance.now() });
  watcher?.();
}

function add(what) {
  count += 1;
  const entry = { number: count, ...what };
  recorded.push(entry);
  if (recorded.length > MOST) recorded.shift();
  return entry;
}

function recordedCall(member, target, given) {
  const { fullName, takes } = member;
  const entry = add({
    kind: "call",
    member: fullName,
    target: idOf(target) ?? null,
    arguments: [],
    caller: caller(),
    at: performance.now(),
  });
  try {
    const texts = textsOf(member, target, given);
    const read = texts.slice(texts.length - takes.length).map((text, at) => shown(takes[at], text));
    // What more was given, such as a correlationId, is recorded and otherwise ignored.
    entry.arguments = [...read, ...given.slice(takes.length).map(asText)];
    const reply = cross(functionOf(member, target), texts, fullName);
    const result = summary(reply);
    if (result !== undefined) entry.result = result;
    return decode(reply);
  } catch (error) {
    entry.error = error.message;
    entry.errorCode = error.errorCode;
    throw error;
  } finally {
    entry.milliseconds = performance.now() - entry.at;
    watcher?.();
  }
}

/** File, line and column of the script that calls; null where there is none, as in the console. */
function caller() {
  const found = place(new Error());
  return found && { ...found, file: nameOf(found.file) };
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
