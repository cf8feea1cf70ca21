/** Refused calls, and calls that wait until their effects are there. */

/** The workspace refused a call, or a script failed; `errorCode` is the number of the kind of error, null for a script. */
export class CallRefused extends Error {
  name = "CallRefused";

  constructor({ message, errorCode = null }) {
    super(message);
    this.errorCode = errorCode;
  }
}

/** Calls a word, and waits until its effects are there. */
export async function act(world, word, given) {
  const value = await world.call(word, given);
  await world.drawn();
  return value;
}
