/** The workspace in this process: calls words with the global object of the client scripts. */
import { events, inTask } from "./headless.js";
import { methods } from "./process-emulator.js";
import { CallRefused } from "./refusals.js";
import { unreadFailures } from "./unread-failures.js";
import { wordsOf } from "./words.js";

/** What a `Workspace` needs without a page. */
export class ProcessWorld {
  #windowOf;
  #errors;
  #unread = unreadFailures(methods);
  #collected = [];
  /** The operations that the test answers; a handler outlives a reset. */
  #handled = new Set();

  /**
   * @param windowOf Returns the global object of the client scripts, or throws after the end of the emulator.
   * @param errors The errors of scripts that nothing catches.
   */
  constructor(windowOf, errors) {
    this.#windowOf = windowOf;
    this.#errors = errors;
  }

  async call(word, given) {
    return this.#called(() => wordsOf(this.#windowOf())[word](given));
  }

  async drawn() {
    await methods.drawn();
    await this.arrived();
  }

  /** Resolves when scripts have heard all messages so far: messages and tasks have one order. */
  arrived() {
    return new Promise(inTask);
  }

  async events() {
    return events();
  }

  async failures() {
    await this.collect();
    const listed = this.#collected;
    this.#collected = [];
    const messages = new Set(listed.map(({ message }) => message));
    return [...listed, ...this.#errors.read().filter(({ message }) => !messages.has(message))];
  }

  async collect() {
    this.#collected.push(...this.#unread.read());
  }

  /** The errors of scripts that the test runs reach only the test. */
  async expect() {}

  async handle(name, answer) {
    const handler = typeof answer === "function" ? answer : () => answer;
    await this.#called(() => methods.handle(name, handler));
    this.#handled.add(name);
  }

  locator() {
    throw new Error("locator: without a browser there are no elements.");
  }

  /** Undoes what a test has changed; the workspace is reset already. */
  reset() {
    for (const name of this.#handled) methods.handle(name, null);
    this.#handled.clear();
    this.#unread.forget();
    this.#collected = [];
  }

  async #called(call) {
    const expect = this.#unread.beginCall();
    try {
      return await call();
    } catch (error) {
      expect(String(error?.message ?? error));
      throw new CallRefused(error);
    }
  }
}
