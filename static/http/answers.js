/** Answers requests to the Web API with the records of the workspace, in this thread. */
import { ask } from "../python/crossing.js";
import { resultAtOnce, resultOf } from "./operations.js";

/** The header by which the server of the page says that the page itself answers. */
const MARK = "Apm-Answer";

/** Whether a server is asked first: a page of `build` has only static files. */
export const isServed = document.querySelector("meta[name=apm-build]") === null;

/** Whether the server left the answer to the page; `header` returns the value of a header of its answer. */
export const isLeftToPage = (header) => header(MARK) === "page";

const UNEXPECTED = "0x80040216";

let tell = () => {};

/** Tells what the emulator does not have, from now on, with a function that gets a sentence. */
export function tellWith(told) {
  tell = told;
}

/** The answer to a request: `status`, `statusText`, `headers` and `body`. A request has `method`, `address`, `headers` and `body`. */
export async function answer(request) {
  const reply = send(request, "");
  if (!reply.operations) return reply;
  const results = [];
  for (const operation of reply.operations) results.push(await resultOf(operation));
  return send(request, `[${results}]`);
}

/** The same for a request that blocks. */
export function answerAtOnce(request) {
  const reply = send(request, "");
  if (!reply.operations) return reply;
  return send(request, `[${reply.operations.map(resultAtOnce)}]`);
}

function send({ method, address, headers, body }, results) {
  const texts = [method, address, JSON.stringify(headers), body, results];
  try {
    const reply = ask("webRequest", texts, "Web API");
    if (reply.absent) tell(`Web API: ${reply.absent}`);
    return reply;
  } catch (error) {
    const text = JSON.stringify({ error: { code: UNEXPECTED, message: error.message } });
    const headers = { "Content-Type": "application/json" };
    return { status: 500, statusText: "Internal Server Error", headers, body: text };
  }
}
