/** One request of an XMLHttpRequest to the Web API, from `open` to the last event. */
import { platform } from "../python/platform.js";
import { inTask } from "../python/tasks.js";
import { caller } from "../scripts/place.js";
import { answer, answerAtOnce, isLeftToPage } from "./answers.js";
import { PageAnswer } from "./page-answer.js";

const [UNSENT, OPENED, HEADERS_RECEIVED, LOADING, DONE] = [0, 1, 2, 3, 4];

export class Exchange {
  readyState = OPENED;
  /** Has the response: an object of the browser, or a `PageAnswer`. */
  source;
  /** Has no response. */
  #blank;
  #window;
  #owner;
  #network;
  #isAsync;
  #request;
  #isSent = false;
  #isOver = false;
  #timer;

  /**
   * @param window The window of the request.
   * @param owner The XMLHttpRequest of the script, which gets the events.
   * @param Native The browser's XMLHttpRequest.
   * @param found The address, from `webApiAddress`.
   */
  constructor(window, owner, Native, { method, found, isAsync, credentials }) {
    this.#blank = new Native();
    this.source = this.#blank;
    this.#window = window;
    this.#owner = owner;
    // Also the request that is never sent checks methods and headers as the browser does.
    this.#network = new Native();
    this.#network.open(method, found.local, isAsync, ...credentials);
    this.#isAsync = isAsync;
    this.#request = { method, address: found.href, headers: {}, body: "" };
  }

  setRequestHeader(name, value) {
    this.#network.setRequestHeader(name, value);
    const { headers } = this.#request;
    const known = Object.keys(headers).find((each) => each.toLowerCase() === name.toLowerCase());
    headers[known ?? name] = known ? `${headers[known]}, ${value}` : `${value}`;
  }

  send(body) {
    if (this.#isSent) {
      const text = "The request was sent already.";
      throw new this.#window.DOMException(text, "InvalidStateError");
    }
    this.#isSent = true;
    Object.assign(this.#request, { body: textOf(body), caller: caller() });
    if (this.#isAsync) this.#sendLater(body);
    else this.#sendAtOnce(body);
  }

  /** Ends the request, as a script asks for. */
  abort() {
    if (this.#isSent) this.#break("abort");
    if (this.readyState !== DONE) return;
    this.readyState = UNSENT;
    this.source = this.#blank;
  }

  /** Ends the request without any event: the script has opened another one. */
  drop() {
    this.#close();
    this.#network.abort();
  }

  #sendAtOnce(body) {
    if (platform.isServed()) this.#network.send(body);
    this.source = this.#isLeft() ? this.#page(answerAtOnce(this.#request)) : this.#network;
    this.#close();
    this.#enter(DONE);
    this.#dispatch("load");
    this.#dispatch("loadend");
  }

  #sendLater(body) {
    const { timeout, responseType, withCredentials } = this.#owner;
    // From the request to the last of its answer, whether a server or the page gives it.
    if (timeout) this.#timer = setTimeout(() => this.#break("timeout"), timeout);
    this.#dispatch("loadstart");
    // A handler may have aborted the request.
    if (this.#isOver) return;
    if (!platform.isServed()) {
      inTask(() => this.#settle());
      return;
    }
    Object.assign(this.#network, { responseType, withCredentials });
    this.#network.onload = () => this.#settle();
    this.#network.onerror = () => this.#break("error");
    this.#network.send(body);
  }

  async #settle() {
    if (this.#isOver) return;
    const source = this.#isLeft() ? this.#page(await answer(this.#request)) : this.#network;
    if (this.#isOver) return;
    this.source = source;
    for (const state of [HEADERS_RECEIVED, LOADING]) {
      this.#enter(state);
      // A handler may have aborted the request.
      if (this.#isOver) return;
    }
    this.#close();
    this.#enter(DONE);
    this.#dispatch("load");
    this.#dispatch("loadend");
  }

  #isLeft() {
    return !platform.isServed() || isLeftToPage((name) => this.#network.getResponseHeader(name));
  }

  #page(reply) {
    return new PageAnswer(this.#window, reply, this.#owner.responseType, this.#request.address);
  }

  /** Ends the request without an answer, unless it has ended; `kind` is the event that says why. */
  #break(kind) {
    if (this.#isOver) return;
    this.#close();
    this.#network.abort();
    this.source = this.#blank;
    this.#enter(DONE);
    this.#dispatch(kind);
    this.#dispatch("loadend");
  }

  #close() {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #enter(state) {
    this.readyState = state;
    this.#owner.dispatchEvent(new this.#window.Event("readystatechange"));
  }

  #dispatch(kind) {
    this.#owner.dispatchEvent(new this.#window.ProgressEvent(kind));
  }
}

/** The body of a request as text. */
function textOf(body) {
  if (body === null || body === undefined) return "";
  const isBytes = Object.prototype.toString.call(body) === "[object ArrayBuffer]";
  return isBytes || ArrayBuffer.isView(body) ? new TextDecoder().decode(body) : String(body);
}
