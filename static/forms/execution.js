/** What a function of a form is handed: the execution context, with the arguments of its event. */
import { defineMembers, pageMembers } from "../facade/members.js";
import { objectOf } from "../facade/objects.js";
import { stranger } from "../facade/strangers.js";

/**
 * An execution context.
 * @param state The `form`; the `source`, which is the object that the event belongs to; the `args` of the event, or null; the
 *   `depth` of the event within others; the values that the functions of one event hand to each other, `shared`.
 */
export function executionContext(state) {
  return made("executionContext", state);
}

/** The arguments of an OnSave event. */
export function saveArgs(mode) {
  return made("eventArgs", { mode, prevented: false, preventsOnError: false });
}

/** The arguments of an OnLoad event; `load` is the number that says why the data was loaded. */
export function loadArgs(load) {
  return made("loadArgs", { load });
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

Object.assign(pageMembers, {
  "executionContext.getContext": () => () => objectOf("globalContext"),
  "executionContext.getDepth": (state) => () => state().depth,
  "executionContext.getEventArgs": (state) => () => state().args,
  "executionContext.getEventSource": (state) => () => state().source,
  "executionContext.getFormContext": (state) => () => state().form,
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
  "loadArgs.getDataLoadState": (state) => () => state().load,
});
