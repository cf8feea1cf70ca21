/** The error codes that this side needs; filled from the contract when the page starts. */
export const codes = { badInput: 0, internal: 0 };

/** A failed call: an Error with a number, as the product rejects with [O]. */
export class ApmError extends Error {
  constructor(errorCode, message) {
    super(message);
    this.errorCode = errorCode;
  }
}
ApmError.prototype.name = "ApmError";
