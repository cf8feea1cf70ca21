/** Saving a form: its OnSave functions run first, and may prevent it or have it wait. */
import { send } from "../facade/calls.js";
import { targetOf } from "../facade/objects.js";
import { fire, LOADED, onDataLoad } from "./events.js";
import { saveArgs, stateOf } from "./execution.js";
import { isThenable, LONGEST_MS, waitFor } from "./scripts.js";

/** What saving gives when a function prevented it. */
export const PREVENTED = "prevented";

/** What asked for a save, as `getSaveMode` says it [D]. */
export const MODE = { save: 1, saveAndClose: 2, saveAndNew: 59 };

/** Those that have the form closed once it is saved. */
const CLOSING = [MODE.saveAndClose, MODE.saveAndNew];

let python;

/** Tells once what begins, performs and ends a save. */
export function savesBy(functions) {
  python = functions;
}

/**
 * Runs the OnSave functions of a form, then saves it, unless one of them prevented that, and closes it if the mode says so.
 * @param mode One of `MODE`, or another number that a script gives.
 * @param asker "person", whom the page tells what is wrong, or "script", which is thrown an error.
 * @param onSaved Called with what came of it, before functions hear of it: one of them may close the form.
 * @returns Whether anything was saved, or `PREVENTED`; a Promise of that if a function returned one.
 */
export function saveForm(page, mode, asker, onSaved = () => {}) {
  const form = targetOf(page);
  const call = (step, ...texts) => send(step, texts, "formContext.data.save");
  const number = call(python.beginSave, page, String(CLOSING.includes(mode)));
  const end = () => call(python.endSave, page, number);
  let waiting = null;
  try {
    const args = saveArgs(mode);
    const goods = called(page, args);
    const commit = (ends) => {
      if (isPrevented(args, ends)) return PREVENTED;
      const saved = call(python.saveForm, page, number, asker);
      onSaved();
      if (saved) {
        fire({ form: form(), event: "postsave", args });
        onDataLoad(form(), LOADED.saved);
      }
      return saved;
    };
    if (!goods.some(isThenable)) return commit(goods);
    call(python.waitToSave, page, number);
    waiting = Promise.all(goods).then(commit).finally(end);
    return waiting;
  } finally {
    if (!waiting) end();
  }
}

/** Calls the OnSave functions: for each, whether it came to a good end, or a Promise of that. */
function called(form, args) {
  const calls = fire({ form, event: "onsave", args });
  const longest = stateOf(args).waitsLong ? Infinity : LONGEST_MS;
  return calls.map(({ value, failed, what }) =>
    isThenable(value) ? waitFor(value, what, longest) : !failed,
  );
}

/** Whether a function prevented the save; one that fails does if it, or another, asked for that [D]. */
function isPrevented(args, ends) {
  const state = stateOf(args);
  if (ends.includes(false) && state.preventsOnError) state.prevented = true;
  return state.prevented;
}

/** Saves a form for a person, and closes it then if they asked for that; one that was not saved stays. */
export function saveForPerson(page, closes) {
  saveForm(page, closes ? MODE.saveAndClose : MODE.save, "person");
}
