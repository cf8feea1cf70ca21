/** The errors in the console of pages: they fail a test that does not read them. */

const ERRORS = ["error", "assert"];

/** The messages of the pages of a browser context since `forget`, except those that a test has read. */
export class PageMessages {
  #context;
  #unread = [];

  constructor(context) {
    this.#context = context;
    context.on("console", (message) => {
      if (ERRORS.includes(message.type())) this.#unread.push(`error: ${message.text()}`);
    });
    context.on("weberror", (error) => {
      this.#unread.push(`uncaught: ${error.error().message}`);
    });
  }

  /** Returns the messages that were not read yet. */
  async read() {
    // What a page sends keeps its order.
    for (const page of this.#context.pages()) await page.evaluate(() => {}).catch(() => {});
    const messages = this.#unread;
    this.#unread = [];
    return messages;
  }

  /** Drops the uncaught errors that a message is about: who expects a refusal expects them too. */
  async expect(message) {
    const others = (await this.read()).filter(
      (each) =>
        !each.startsWith("uncaught: ") || !message.includes(each.slice("uncaught: ".length)),
    );
    this.#unread.push(...others);
  }
}
