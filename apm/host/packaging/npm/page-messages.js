/** What goes wrong in the pages of a browser context: failures that the page lists, and messages in the console. */

/** The types of console messages that are failures, and their kinds. */
const KINDS = { assert: "error", error: "error", warning: "warning" };

const PLACE = /(https?:\/\/[^\s()]+):(\d+):(\d+)/;

/** The failures in the pages of a context since `forget`, except those that a test has read. */
export class PageMessages {
  #context;
  #unread = [];
  #messages = [];
  /** The messages of the failures that the page has listed: the console shows most of them too. */
  #listed = new Set();

  constructor(context) {
    this.#context = context;
    context.on("console", (message) => this.#onConsole(message));
    context.on("weberror", (error) => this.#onError(error.error()));
  }

  /** Returns the failures that were not read yet. A test that reads them expects them. */
  async read() {
    await this.collect();
    const failures = this.#unread;
    this.#unread = [];
    return failures;
  }

  /** Gets what the pages have listed so far, which a restart of the workspace deletes. */
  async collect() {
    const listed = () => globalThis.apmTestKit?.failures() ?? [];
    for (const page of this.#context.pages()) {
      // What a page sends keeps its order, so the messages on their way arrive first.
      const failures = await page.evaluate(listed).catch(() => []);
      this.addListed(failures);
    }
    this.#unread.push(...this.#messages.filter(({ message }) => !this.#listed.has(message)));
    this.#messages = [];
  }

  /** Adds failures that are not read yet. */
  add(failures) {
    this.#unread.push(...failures);
  }

  /** Adds failures as a page lists them. */
  addListed(failures) {
    for (const { message } of failures) this.#listed.add(message);
    this.add(failures);
  }

  /** Drops all failures so far. */
  async forget() {
    await this.read();
    this.#listed.clear();
  }

  /** Drops the uncaught errors that a message is about: who expects a refusal expects them too. */
  async expect(message) {
    await this.collect();
    this.#unread = this.#unread.filter(
      (each) => each.kind !== "uncaught" || !message.includes(each.message),
    );
  }

  #onConsole(message) {
    const kind = KINDS[message.type()];
    const { url, lineNumber, columnNumber } = message.location();
    if (kind) this.#add(kind, message.text(), pathOf(url), lineNumber + 1, columnNumber + 1);
  }

  #onError({ message, stack }) {
    const [, address = "", line, column] = PLACE.exec(stack ?? "") ?? [];
    this.#add("uncaught", message, pathOf(address), Number(line), Number(column));
  }

  #add(kind, message, file, line, column) {
    const place = file ? { file, line, column } : { file: "", line: 0, column: 0 };
    const level = kind === "warning" ? "warning" : "error";
    this.#messages.push({ kind, message, ...place, level });
  }
}

const pathOf = (address) =>
  URL.canParse(address) ? decodeURIComponent(new URL(address).pathname.slice(1)) : "";
