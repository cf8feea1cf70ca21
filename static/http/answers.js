/** Answers requests to the Web API with the records of the workspace, in this thread. */
import { ask } from "../python/crossing.js";
import { faultOf, hasFaults } from "../python/fault-list.js";
import { entitySetOf } from "./addresses.js";
import { resultAtOnce, resultOf } from "./operations.js";

/** The header by which the server of the page says that the page itself answers. */
const MARK = "Apm-Answer";

/** Whether the server left the answer to the page; `header` returns the value of a header of its answer. */
export const isLeftToPage = (header) => header(MARK) === "page";

const UNEXPECTED = "0x80040216";

let reportAbsent = () => {};
let record = () => {};

/**
 * Reports answers from now on.
 * @param absent Gets a sentence about what the emulator does not have, and the place of the script that sent the request.
 * @param recorded Gets each request with its answer.
 */
export function reportWith(absent, recorded) {
  reportAbsent = absent;
  record = recorded;
}

/**
 * The answer to a request: `status`, `statusText`, `headers` and `body`.
 * @param request Its `method`, `address`, `headers` and `body`, and its `caller`, the script that sent it.
 */
export async function answer(request) {
  const at = performance.now();
  const fault = faultOfRequest(request);
  await fault?.over();
  const reply = failure(fault) ?? send(request, "");
  if (!reply.operations) return noted(request, reply, at);
  const results = [];
  for (const operation of reply.operations) results.push(await resultOf(operation));
  return noted(request, send(request, `[${results}]`), at);
}

/** The same for a request that blocks. */
export function answerAtOnce(request) {
  const at = performance.now();
  // A request that blocks is not delayed.
  const reply = failure(faultOfRequest(request)) ?? send(request, "");
  if (!reply.operations) return noted(request, reply, at);
  return noted(request, send(request, `[${reply.operations.map(resultAtOnce)}]`), at);
}

/** The fault that hits a request now; undefined if there is none. */
function faultOfRequest({ method, address }) {
  if (!hasFaults()) return undefined;
  const set = entitySetOf(address);
  return faultOf(`${method} ${set}`, `* ${set}`, `${method} *`, "* *");
}

/** How long a client should wait that is sent away for too many requests, in seconds. */
const RETRY_AFTER = "1";

/** The answer of a fault; undefined if it only delays. */
function failure(fault) {
  const { message, status, statusText, errorCode } = fault ?? {};
  if (status === undefined) return undefined;
  const code = errorCode === undefined ? undefined : `0x${errorCode.toString(16)}`;
  const reply = failed(status, statusText, message ?? (statusText || "The request failed."), code);
  // Clients of Dataverse wait as long as this header says [D].
  if (status === 429) reply.headers["Retry-After"] = RETRY_AFTER;
  return reply;
}

function noted(request, reply, at) {
  if (reply.absent) reportAbsent(`Web API: ${reply.absent}`, request.caller);
  record(request, reply, at);
  return reply;
}

function send({ method, address, headers, body }, results) {
  const texts = [method, address, JSON.stringify(headers), body, results];
  try {
    return ask("webRequest", texts, "Web API");
  } catch (error) {
    return failed(500, "Internal Server Error", error.message);
  }
}

/** The answer with an error of the Web API. */
function failed(status, statusText, message, code = UNEXPECTED) {
  const body = JSON.stringify({ error: { code, message } });
  const headers = { "Content-Type": "application/json; odata.metadata=minimal" };
  return { status, statusText, headers, body };
}
