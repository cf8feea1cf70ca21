/** Saves a form: its OnSave handlers run first, and may prevent the save or delay it. */
import { objectOf, targetOf } from "../facade/objects.js";
import { ask } from "../python/crossing.js";
import { fire, LOADED, onReload } from "./events.js";
import { postSaveArgs, saveArgs, stateOf } from "./execution.js";
import { whenLoaded } from "./form-frames.js";
import { isThenable, LONGEST_MS, outcomeOf } from "./script-promises.js";

/** The result of a save that a handler prevented. */
export const PREVENTED = "prevented";

/** The values of `getSaveMode` [D]. */
export const MODE = { save: 1, saveAndClose: 2, saveAndNew: 59 };

/** The save modes that close the form after the save. */
const CLOSING = [MODE.saveAndClose, MODE.saveAndNew];

/**
 * Calls the OnSave handlers of a form, then saves it unless a handler prevented that. Closes the form if the mode says so.
 * @param mode One of `MODE`, or another number that a script gives.
 * @param asker "user" shows errors on the page, "script" throws them.
 * @param onSaved Called after the save and before the OnPostSave handlers, which may close the form.
 * @returns Whether anything was saved, or `PREVENTED`; a Promise of that if a handler returned one.
 */
export function saveForm(page, mode, asker, onSaved = () => {}) {
  const form = targetOf(page);
  const call = (step, ...texts) => ask(step, texts, "formContext.data.save");
  const number = call("beginSave", page, String(CLOSING.includes(mode)));
  const end = () => call("endSave", page, number);
  let waiting = null;
  try {
    const args = saveArgs(mode);
    const results = runHandlers(page, args);
    const commit = (succeeded) => {
      if (isPrevented(args, succeeded)) return PREVENTED;
      let saved = false;
      try {
        saved = call("saveForm", page, number, asker);
        onSaved();
        return saved;
      } finally {
        afterSave(form, mode, saved, call("resultOfSave", page, number));
      }
    };
    if (!results.some(isThenable)) return commit(results);
    call("waitToSave", page, number);
    waiting = Promise.all(results).then(commit).finally(end);
    return waiting;
  } finally {
    if (!waiting) end();
  }
}

/**
 * Calls the OnPostSave handlers, unless there was nothing to save or the form was not valid [D: after errors of the server]. After a
 * save, the other handlers follow, but not if the form closes [A].
 */
function afterSave(form, mode, saved, { changed, created, failure }) {
  if (!saved && !failure) return;
  const reference = saved ? objectOf("formContext.data.entity", form()).getEntityReference() : null;
  fire({ form: form(), event: "postsave", owner: null, args: postSaveArgs(reference, failure) });
  if (saved && !CLOSING.includes(mode)) onReload(form, changed, LOADED.saved, created);
}

/** Calls the OnSave handlers; returns for each whether it succeeded, or a Promise of that. */
function runHandlers(form, args) {
  const calls = fire({ form, event: "onsave", args });
  const longest = stateOf(args).waitsLong ? Infinity : LONGEST_MS;
  return calls.map(({ value, failed, what }) =>
    isThenable(value) ? succeeds(value, what, longest) : !failed,
  );
}

async function succeeds(thenable, what, longest) {
  const late = `${what} returned a Promise that has not settled after ${longest / 1000} s.`;
  return !(await outcomeOf(thenable, longest, late)).failed;
}

/** Whether a handler prevented the save. A handler that fails prevents it if any called `preventDefaultOnError` [D]. */
function isPrevented(args, succeeded) {
  const state = stateOf(args);
  if (succeeded.includes(false) && state.preventsOnError) state.prevented = true;
  return state.prevented;
}

/** Saves a form for the user, and closes it if `closes` is true; a form that could not be saved stays open. */
export function saveForUser(page, closes) {
  whenLoaded(page, () => saveForm(page, closes ? MODE.saveAndClose : MODE.save, "user"));
}
