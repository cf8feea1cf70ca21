/** The execution context that a handler gets, with the arguments of its event. */
import { read } from "../facade/arguments.js";
import { objectOf } from "../facade/objects.js";
import { pageMembers } from "../facade/page-members.js";
import { defineMembers } from "../facade/properties.js";
import { newApiObject } from "../facade/unknown-names.js";

/**
 * An execution context.
 * @param state The `form`; `source`, the object that the event belongs to; `args`, the arguments of the event or null; `depth`,
 *   the number of events around this one; `shared`, the shared variables of the event's handlers.
 */
export function executionContext(state) {
  return made("executionContext", state);
}

/** The arguments of an OnSave event. */
export function saveArgs(mode) {
  return made("eventArgs", { mode, prevented: false, preventsOnError: false });
}

/** The arguments of an OnLoad event; `load` is the number that `getDataLoadState` returns. */
export function loadArgs(load) {
  return made("loadArgs", { load });
}

/** The arguments of an OnLookupTagClick event; `tag` is the record of the lookup. */
export function tagArgs(tag) {
  return made("tagArgs", { tag, prevented: false });
}

/** The arguments of an OnPostSave event: the `reference` of the saved record, or the `failure` of the save; the other is null. */
export function postSaveArgs(reference, failure) {
  return made("postSaveArgs", { reference, failure });
}

/** The state of the arguments of an event, which handlers may have changed. */
export const stateOf = (args) => states.get(args);

const states = new WeakMap();

function made(owner, state) {
  const object = newApiObject(owner);
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
  "executionContext.getSharedVariable": (state) => (name) =>
    state().shared.get(read("text", name, "executionContext.getSharedVariable")),
  "executionContext.setSharedVariable": (state) => (name, value) => {
    state().shared.set(read("text", name, "executionContext.setSharedVariable"), value);
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
  "postSaveArgs.getEntityReference": (state) => () => state().reference,
  "postSaveArgs.getIsSaveSuccess": (state) => () => state().failure === null,
  "postSaveArgs.getSaveErrorInfo": (state) => () => state().failure,
  "tagArgs.getTagValue": (state) => () => state().tag,
  "tagArgs.preventDefault": (state) => () => {
    state().prevented = true;
  },
  "loadArgs.getDataLoadState": (state) => () => state().load,
});
