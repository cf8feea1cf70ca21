/** Records calls and event messages, while a script or the inspector asks for it. */
import { cross } from "../python/crossing.js";
import { onRestart } from "../python/lifetime.js";
import { decode } from "../python/replies.js";
import { asStep, isRecordingSteps, recordSteps } from "../python/steps.js";
import { shown as asText } from "../scripts/output.js";
import { caller } from "../scripts/place.js";
import { textsOf } from "./arguments.js";
import { idOf } from "./closed-target.js";
import { functionOf, interceptCalls } from "./invoke.js";

/** How many entries are kept; the oldest are dropped. */
export const MOST = 1000;

let recorded = [];
let count = 0;
let isAsked = false;
let watcher = null;
let isOfTest = false;

/** Starts or stops recording for scripts. */
export function record(on) {
  isAsked = Boolean(on);
  settle();
}

/** Records for the inspector too, and calls `onEntry` after each entry; null stops that. */
export function recordFor(onEntry) {
  watcher = onEntry;
  settle();
}

/** Records for a test too: calls that no script of the workspace made become its steps. */
export function recordForTest(on) {
  // Tests watch calls in another way, which a restart without a recording must not end.
  if (on === isOfTest) return;
  isOfTest = on;
  recordSteps(on);
  settle();
}

const settle = () => interceptCalls(isAsked || watcher || isOfTest ? recordedCall : null);

/** A copy of the calls recorded so far, oldest first, without event messages. */
export const calls = () => structuredClone(recorded.filter(({ kind }) => kind === "call"));

/** All entries that are kept, calls and event messages, oldest first. They are not copies; do not change them. */
export const entries = () => recorded;

/** How many entries were dropped. */
export const dropped = () => count - recorded.length;

/** Deletes all entries. */
export function forgetCalls() {
  recorded = [];
  count = 0;
  watcher?.();
}

/** Records the message of an event, if recording is on. The topic ends with the event's name. */
export function recordEvent(topic, json) {
  if (!(isAsked || watcher)) return;
  const name = topic.slice(topic.lastIndexOf("/") + 1);
  add({ kind: "event", name, payload: JSON.parse(json), at: performance.now() });
  watcher?.();
}

/** The most characters of a body that an entry has. */
const LONGEST_BODY = 10_000;

/** Records a request to the Web API that the page has answered, if recording is on; `at` is when it began. */
export function recordRequest(request, { status, statusText, body }, at) {
  if (!(isAsked || watcher)) return;
  const { method, address, body: sent, caller: by } = request;
  const entry = { kind: "request", method, address, status, statusText, caller: by, at };
  if (sent) entry.sent = sent.slice(0, LONGEST_BODY);
  if (body) entry.received = body.slice(0, LONGEST_BODY);
  if (status >= 400) entry.error = errorIn(body);
  add({ ...entry, milliseconds: performance.now() - at });
  watcher?.();
}

/** The message of an error of the Web API; the whole text for an answer of another form. */
function errorIn(body) {
  try {
    return JSON.parse(body).error.message ?? body;
  } catch {
    return body;
  }
}

/** Records a note about a script, whether or not recording is on: it is made only once. */
export function recordNote(text) {
  add({ kind: "note", text, at: performance.now() });
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
    // Further arguments, such as a correlationId, are recorded and otherwise ignored.
    entry.arguments = [...read, ...given.slice(takes.length).map(asText)];
    const call = () => {
      const reply = cross(functionOf(member, target), texts, fullName);
      const result = summary(reply);
      if (result !== undefined) entry.result = result;
      return decode(reply);
    };
    const isRead = member.kind === "accessor";
    if (isRead || entry.caller || !isRecordingSteps()) return call();
    const known = entry.arguments.slice(0, given.length);
    const step = { member: fullName, target: entry.target, arguments: known };
    return asStep(step, call, () => entry.result ?? null);
  } catch (error) {
    entry.error = error.message;
    entry.errorCode = error.errorCode;
    throw error;
  } finally {
    entry.milliseconds = performance.now() - entry.at;
    watcher?.();
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

/** A result as data: an object of the API as its id or target; undefined for a failure or a Promise. */
function summary(reply) {
  if (typeof reply === "number") {
    const handle = decode(reply);
    return Object.hasOwn(handle, "tabId") ? handle.tabId : handle.sessionId;
  }
  if (typeof reply === "boolean" || "=nuLjd".includes(reply[0])) return decode(reply) ?? null;
  return "OM".includes(reply[0]) ? reply.slice(1).trim().split("\n").join(" ") : undefined;
}

onRestart(() => {
  forgetCalls();
  // The recording of a test ends with its workspace; one that begins says so afterwards.
  recordForTest(false);
});
