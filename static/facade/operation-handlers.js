/** Handlers of actions and functions: those that scripts register with `apmWorkspace.handle`, and those of the settings. */
import { ask } from "../python/crossing.js";
import { ApmError, codes } from "../python/errors.js";
import { platform } from "../python/platform.js";
import { said } from "../scripts/place.js";
import { reading } from "./arguments.js";

/** The code of an error that custom code raised in the product, as a decimal number [D]. */
export const CUSTOM_CODE_FAILED = 0x80040265;

/** By the name of an operation: the function that a script registered. It outlives a reset, as the script does. */
const registered = new Map();

/** Registers the handler of an action or a function; null removes it. */
export function handle(name, handler) {
  const operation = typeof name === "string" ? name.trim() : "";
  if (!operation) refuse("handle: the first argument is the name of an action or a function");
  if (handler === null) registered.delete(operation);
  else if (typeof handler === "function") registered.set(operation, handler);
  else refuse(`handle: the handler of ${operation} has to be a function, or null to remove it`);
}

/** Removes all handlers that scripts registered. */
export function forgetHandlers() {
  registered.clear();
}

/** The handler of an operation, from a script or from the settings; undefined if there is none. */
export function handlerOf(name) {
  if (registered.has(name)) return registered.get(name);
  const named = ask("operationHandler", [name], "handle");
  return named ? functionOf(named, name) : undefined;
}

/**
 * Calls the handler of an operation, and resolves to what it returns.
 * @param operation Its `name`, `parameters` and `target`.
 * @param member The full name of the calling member.
 */
export async function callHandler({ name, parameters, target }, member) {
  const handler = handlerOf(name);
  if (!handler) ask("refuseOperation", [name, member], member);
  try {
    return await handler({ parameters, target });
  } catch (error) {
    throw new ApmError(CUSTOM_CODE_FAILED, said(error));
  }
}

function functionOf({ function: name, place }, member) {
  const steps = name.split(".");
  const [owner, run] = reading(member, () => {
    const found = steps.slice(0, -1).reduce((value, step) => value?.[step], platform.scope);
    return [found, found?.[steps.at(-1)]];
  });
  if (typeof run === "function") return run.bind(owner);
  return refuse(`${member}: no client script has a function ${name}, which ${place} names`);
}

function refuse(sentence) {
  throw new ApmError(codes.badInput, sentence);
}
