/** Promises that are ids too. */
import { ApmError, codes } from "../python/errors.js";

/**
 * A Promise of an id that can also be used as the id immediately: `await it`, `${it}`, `it == id`, `JSON.stringify(it)`.
 * A rejected one throws its error when it is used as text.
 */
export class PromiseId extends Promise {
  #id;
  #error;
  #isLate = false;

  // then() and catch() return plain promises, because their values are not ids.
  static get [Symbol.species]() {
    return Promise;
  }

  static of(id) {
    const promise = new PromiseId((resolve) => resolve(id));
    promise.#id = id;
    return promise;
  }

  static failed(error) {
    const promise = new PromiseId((_, reject) => reject(error));
    promise.#error = error;
    return promise;
  }

  /** A Promise of an id that is known later, as after the delay of a fault; until then, its use as text fails. */
  static later(id) {
    const promise = new PromiseId((resolve) => resolve(id));
    promise.#isLate = true;
    id.then(
      (known) => {
        promise.#isLate = false;
        promise.#id = known;
      },
      (error) => {
        promise.#isLate = false;
        promise.#error = error;
      },
    );
    return promise;
  }

  toString() {
    if (this.#isLate) throw new ApmError(codes.fault, "the id is not known yet: await the Promise");
    if (this.#error) {
      // The error is thrown here, so the browser must not report it as an unhandled rejection too.
      this.catch(() => {});
      throw this.#error;
    }
    return this.#id;
  }

  valueOf() {
    return this.toString();
  }

  toJSON() {
    return this.toString();
  }

  [Symbol.toPrimitive]() {
    return this.toString();
  }
}
