/** The errors of client scripts that nothing catches, which fail the test during which they happen. */
export class TestErrors {
  #errors = [];

  /** Takes an error. */
  add = (error) => this.#errors.push(error);

  /** Drops the errors so far. */
  forget() {
    this.#errors = [];
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
