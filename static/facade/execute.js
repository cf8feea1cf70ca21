/** `Xrm.WebApi.execute` and `executeMultiple`: Python reads the request, and answers it unless a handler has to. */
import { ask } from "../python/crossing.js";
import { ApmError, codes } from "../python/errors.js";
import { read, reading } from "./arguments.js";
import { callHandler } from "./operation-handlers.js";
import { pageMembers } from "./page-members.js";

const EXECUTE = "Xrm.WebApi.execute";
const EXECUTE_MULTIPLE = "Xrm.WebApi.executeMultiple";

pageMembers[EXECUTE] = () => async (request) => {
  const response = await run(request, EXECUTE);
  return response;
};

pageMembers[EXECUTE_MULTIPLE] = () => async (requests) => {
  const all = listIn(requests, EXECUTE_MULTIPLE);
  if (!all) {
    throw new ApmError(codes.badInput, `${EXECUTE_MULTIPLE}: the requests have to be a list`);
  }
  const responses = [];
  // One after the other, as in a batch. The first refusal ends it; the requests before it stay executed [A].
  for (const each of all) {
    const set = listIn(each, EXECUTE_MULTIPLE);
    if (set) responses.push(...changeSet(set));
    else responses.push(await run(each, EXECUTE_MULTIPLE));
  }
  return responses;
};

/** The items of a list; null for what is no list. */
const listIn = (value, member) => reading(member, () => (Array.isArray(value) ? [...value] : null));

/** Runs a request; resolves to its Response. */
async function run(request, member) {
  const pair = textOf(pairOf(request, member), member);
  const asked = ask("executeRequest", [pair, member], member);
  if (asked.answer) return responseOf(asked.answer);
  const result = await callHandler(asked.call, member);
  const isAnswer = reading(member, () => result instanceof Response);
  return isAnswer ? result : responseOf(answerWith(result, asked, member));
}

/** Runs the requests of a change set: all of them or none. */
function changeSet(requests) {
  const pairs = requests.map((each) => pairOf(each, EXECUTE_MULTIPLE));
  const texts = [textOf(pairs, EXECUTE_MULTIPLE), EXECUTE_MULTIPLE];
  return ask("executeChangeSet", texts, EXECUTE_MULTIPLE).map(responseOf);
}

/** The metadata of a request, and its values. A value that is undefined is missing. */
function pairOf(request, member) {
  return reading(member, () => {
    if (typeof request?.getMetadata !== "function") {
      throw new ApmError(codes.badInput, `${member}: a request is an object with getMetadata()`);
    }
    const isValue = ([, value]) => typeof value !== "function" && value !== undefined;
    return [request.getMetadata(), Object.fromEntries(Object.entries(request).filter(isValue))];
  });
}

const textOf = (value, member) => read("value", value, member);

/** The answer with the result of a handler: an object is the body, another value is its `value`. */
function answerWith(result, { empty, full }, member) {
  if (result === undefined || result === null) return empty;
  const plain = JSON.parse(textOf(result, member));
  const own = typeof plain === "object" && !Array.isArray(plain) ? plain : { value: plain };
  return { ...full, body: { ...full.body, ...own } };
}

/** A real Response, whose `url` is that of the request in the product. */
function responseOf({ status, statusText, body, headers, url }) {
  const text = body === null ? null : JSON.stringify(body);
  const response = new Response(text, { status, statusText, headers });
  return Object.defineProperty(response, "url", { value: url });
}
