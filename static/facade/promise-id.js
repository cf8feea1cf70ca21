/**
 * A Promise of an id that also behaves as the id, at once: `await it`, `${it}`, `it == id`, `JSON.stringify(it)`.
 * One that is rejected throws its error when used as text.
 */
export class PromiseId extends Promise {
  #id;
  #error;

  // then() and catch() give plain promises: what follows an id is no id.
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

  toString() {
    if (this.#error) {
      // Whoever is thrown the error here has been told; the browser need not report it again.
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
