/** A refused call: an Error with a number, as the product rejects with [O]. */
export class ApmError extends Error {
  constructor(errorCode, message) {
    super(message);
    this.errorCode = errorCode;
  }
}
ApmError.prototype.name = "ApmError";

/** An argument that cannot be made plain JSON; `message` completes "<member>: ". */
export class Unreadable extends Error {}
