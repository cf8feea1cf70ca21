/** The errors of client scripts that nothing catches, without a page: they fail the test during which they happen. */
import { placeOf, platform, said } from "./headless.js";

/** The errors since `forget`, except those that a test has read. */
export class ScriptErrors {
  #errors = [];
  #report;

  /** @param report Gets each error as it happens. */
  constructor(report) {
    this.#report = report;
  }

  /** Takes an error. */
  add = (error) => {
    this.#errors.push(error);
    this.#report(error);
  };

  /** Drops the errors so far. */
  forget() {
    this.#errors = [];
  }

  /** Returns the errors so far as failures, and drops them. */
  read() {
    const errors = this.#errors;
    this.forget();
    return errors.map((error) => {
      const { file = "", line = 0, column = 0 } = placeOf({ error }) ?? {};
      const place = { file: file && platform.shortName(file), line, column };
      return { kind: "uncaught", message: said(error), ...place, level: "error" };
    });
  }

  /** Returns the errors so far as one error, and drops them; undefined if there are none. */
  take() {
    const errors = this.#errors;
    this.forget();
    if (errors.length < 2) return errors[0];
    const messages = errors.map((each) => each?.message ?? String(each));
    return new AggregateError(errors, ["Client scripts have failed:", ...messages].join("\n"));
  }
}
