/** The error codes that this side needs; filled from the contract when the page starts. */
export const codes = { badInput: 0, fault: 0, internal: 0 };

let observe = () => {};

/** Calls a function with each failed call from now on. */
export function onFailedCall(look) {
  observe = look;
}

/** A failed call: an Error with a number, as the product rejects with [O]. */
export class ApmError extends Error {
  constructor(errorCode, message) {
    super(message);
    this.errorCode = errorCode;
    try {
      observe(this);
    } catch {
      // On a nearly full stack, the error itself says what has failed.
    }
  }
}
ApmError.prototype.name = "ApmError";

/** The message of a thrown value, which can be anything. */
export function messageOf(thrown) {
  try {
    return String(thrown?.message ?? thrown);
  } catch {
    return "what it threw has no text";
  }
}
