/** What a function of a form is handed: the execution context, with the arguments of its event. */
import { defineMembers, pageMembers } from "../facade/members.js";
import { objectOf } from "../facade/objects.js";
import { stranger } from "../facade/strangers.js";

/**
 * An execution context.
 * @param form Which form it is, a page's id.
 * @param source The object that the event belongs to.
 * @param args The arguments of the event; null when it has none.
 * @param depth How many functions ran for this event before this one.
 * @param shared Values that the functions of one event hand to each other.
 */
export function executionContext({ form, source, args = null, depth = 1, shared = new Map() }) {
  return made("executionContext", { form, source, args, depth, shared });
}

/** The arguments of an OnSave event. */
export function saveArgs(mode) {
  return made("eventArgs", { mode, prevented: false, preventsOnError: false });
}

/** The arguments of an OnLoad event. */
export function loadArgs() {
  return made("loadArgs", {});
}

/** What the functions of an event made of its arguments. */
export const stateOf = (args) => states.get(args);

const states = new WeakMap();

function made(owner, state) {
  const object = stranger(owner);
  states.set(object, state);
  defineMembers(object, owner, () => state);
  return object;
}

const INITIAL_LOAD = 1;

Object.assign(pageMembers, {
  "executionContext.getContext": () => () => objectOf("globalContext"),
  "executionContext.getDepth": (state) => () => state().depth,
  "executionContext.getEventArgs": (state) => () => state().args,
  "executionContext.getEventSource": (state) => () => state().source,
  "executionContext.getFormContext": (state) => () => objectOf("formContext", state().form),
  "executionContext.getSharedVariable": (state) => (name) => state().shared.get(String(name)),
  "executionContext.setSharedVariable": (state) => (name, value) => {
    state().shared.set(String(name), value);
  },
  "eventArgs.getSaveMode": (state) => () => state().mode,
  "eventArgs.isDefaultPrevented": (state) => () => state().prevented,
  "eventArgs.preventDefault": (state) => () => {
    state().prevented = true;
  },
  "eventArgs.preventDefaultOnError": (state) => () => {
    state().preventsOnError = true;
  },
  "eventArgs.disableAsyncTimeout": (state) => () => {
    state().waitsLong = true;
  },
  "loadArgs.getDataLoadState": () => () => INITIAL_LOAD,
});
