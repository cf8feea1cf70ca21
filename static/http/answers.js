/** Answers requests to the Web API with the records of the workspace, in this thread. */
import { ask } from "../python/crossing.js";
import { resultAtOnce, resultOf } from "./operations.js";

/** The header by which the server of the page says that the page itself answers. */
const MARK = "Apm-Answer";

/** Whether the server left the answer to the page; `header` returns the value of a header of its answer. */
export const isLeftToPage = (header) => header(MARK) === "page";

const UNEXPECTED = "0x80040216";

let tell = () => {};
let record = () => {};

/**
 * Tells about answers from now on.
 * @param told Gets a sentence about what the emulator does not have.
 * @param recorded Gets each request with its answer.
 */
export function tellWith(told, recorded) {
  tell = told;
  record = recorded;
}

/**
 * The answer to a request: `status`, `statusText`, `headers` and `body`.
 * @param request Its `method`, `address`, `headers` and `body`, and its `caller`, the script that sent it.
 */
export async function answer(request) {
  const at = performance.now();
  const reply = send(request, "");
  if (!reply.operations) return noted(request, reply, at);
  const results = [];
  for (const operation of reply.operations) results.push(await resultOf(operation));
  return noted(request, send(request, `[${results}]`), at);
}

/** The same for a request that blocks. */
export function answerAtOnce(request) {
  const at = performance.now();
  const reply = send(request, "");
  if (!reply.operations) return noted(request, reply, at);
  return noted(request, send(request, `[${reply.operations.map(resultAtOnce)}]`), at);
}

function noted(request, reply, at) {
  if (reply.absent) tell(`Web API: ${reply.absent}`);
  record(request, reply, at);
  return reply;
}

function send({ method, address, headers, body }, results) {
  const texts = [method, address, JSON.stringify(headers), body, results];
  try {
    return ask("webRequest", texts, "Web API");
  } catch (error) {
    const text = JSON.stringify({ error: { code: UNEXPECTED, message: error.message } });
    const headers = { "Content-Type": "application/json" };
    return { status: 500, statusText: "Internal Server Error", headers, body: text };
  }
}
