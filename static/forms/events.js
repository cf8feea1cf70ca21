/** The events of a form: the functions that the settings register come first, then those that scripts added [A]. */
import { send } from "../facade/calls.js";
import { objectOf, targetOf } from "../facade/objects.js";
import { whenStarted } from "../scripts/listed.js";
import { executionContext, loadArgs, saveArgs, stateOf } from "./execution.js";
import { forgetHandlers, of } from "./handlers.js";
import { callNamed, guarded, isThenable, LONGEST_MS, waitFor } from "./scripts.js";

/** What saving gives when a function prevented it. */
export const PREVENTED = "prevented";

/** What asked for a save, as `getSaveMode` says it [D]. */
export const MODE = { save: 1, saveAndClose: 2, saveAndNew: 59 };

const SAVE = "formContext.data.save";

/** Why a form's data was loaded, as `getDataLoadState` says it [D]. */
const LOADED = { first: 1, saved: 2, refreshed: 3 };

let python;

/** Tells once what gives the registered functions of an event, and what saves, refreshes and closes a form. */
export function formsBy(functions) {
  python = functions;
}

/** Throws unless the form of an object is open: `target` is what its members are told, `name` the one that is used. */
export const checkOpen = (target, name) => send(python.checkForm, [target, name], name);

/** Runs the OnLoad functions of a form that has just opened or started anew, once the scripts that may have them are there. */
export function onLoad(page) {
  forgetHandlers(page);
  const form = targetOf(page);
  whenStarted(() => {
    fire({ form: form(), event: "onload", args: loadArgs(LOADED.first) });
    onDataLoad(form(), LOADED.first);
  });
}

/** Runs the OnChange functions of a field; `target` is the form and the column. */
export function onChange(target) {
  const [form, column] = target.split(" ");
  fire({ form, target, event: "onchange", column, owner: "attribute" });
}

/** Runs the functions of a form's tab that a script expanded or collapsed. */
export function onTabState(target) {
  const [form] = target.split(" ");
  fire({ form, target, event: "tabstatechange", owner: "formTab" });
}

const onDataLoad = (form, state) => fire({ form, event: "dataload", args: loadArgs(state) });

/**
 * Runs the OnSave functions of a form, then saves it, unless one of them prevented that.
 * @param mode One of `MODE`, or another number that a script gives.
 * @param asker "person", whom the page tells what is wrong, or "script", which is thrown an error.
 * @param onSaved Called with what came of it, before functions hear of it: one of them may close the form.
 * @returns Whether anything was saved, or `PREVENTED`; a Promise of that if a function returned one.
 */
export function saveForm(page, mode, asker, onSaved = () => {}) {
  const form = targetOf(page);
  // Asked for now: a function may close the form.
  const name = send(python.formName, [page], SAVE);
  const args = saveArgs(mode);
  const state = stateOf(args);
  const calls = fire({ form: page, event: "onsave", args });
  const commit = (goods, number = "") => {
    // A function that fails prevents the save if it asked for that [D].
    if (goods.includes(false) && state.preventsOnError) state.prevented = true;
    if (state.prevented) return PREVENTED;
    const saved = send(python.saveForm, [form(), asker, name, number], SAVE);
    onSaved();
    if (saved) {
      fire({ form: form(), event: "postsave", args });
      onDataLoad(form(), LOADED.saved);
    }
    return saved;
  };
  const longest = state.waitsLong ? Infinity : LONGEST_MS;
  const goods = calls.map(({ value, failed, what }) =>
    isThenable(value) ? waitFor(value, what, longest) : !failed,
  );
  if (!goods.some(isThenable)) return commit(goods);
  return waiting(form, async (number) => commit(await Promise.all(goods), number));
}

let saves = 0;

/** Runs a save that waits, of a number that no other has; until it has ended, the form says that it is being saved. */
async function waiting(form, save) {
  saves += 1;
  const number = String(saves);
  const tell = (isWaiting) => send(python.waitToSave, [form(), number, String(isWaiting)], SAVE);
  tell(true);
  try {
    return await save(number);
  } finally {
    tell(false);
  }
}

/** Saves a form for a person, and closes it then if they asked for that; one that was not saved stays. */
export function saveForPerson(page, closes) {
  const form = targetOf(page);
  const close = (saved) => closes && saved === true && closeForm(form());
  const saved = saveForm(page, closes ? MODE.saveAndClose : MODE.save, "person");
  if (isThenable(saved)) saved.then(close);
  else close(saved);
}

/** Has a form show its record as it is, without what was typed. */
export function refreshForm(form) {
  send(python.refreshForm, [form], "formContext.data.refresh");
  onDataLoad(form, LOADED.refreshed);
}

/** Whether a form is open still. */
export const isOpen = (form) => send(python.isFormOpen, [form], "formContext");

/** Closes the page of a form. */
export const closeForm = (form) => send(python.closeForm, [form], "formContext.ui.close");

let running = 0;

/**
 * Calls all functions of an event. A form that has closed meanwhile has none.
 * @param target What the event is about, the form itself if not said; `owner` says whose object that is.
 * @returns For each function its `value`, whether it `failed`, and `what` it is called.
 */
function fire({
  form,
  target = form,
  event,
  column = "",
  owner = "formContext.data.entity",
  args = null,
}) {
  const registered = send(python.formScripts, [form, event, column], "forms");
  if (!registered.length && !of(target, event).length) return [];
  const about = { form: objectOf("formContext", form), source: objectOf(owner, target), args };
  const shared = new Map();
  const contextOf = () => executionContext({ ...about, depth: running, shared });
  running += 1;
  try {
    const named = registered.map((script) => {
      const given = script.passContext ? [contextOf(), ...script.parameters] : script.parameters;
      return {
        ...callNamed(script, given),
        what: `${script.function}, which ${script.place} names,`,
      };
    });
    // Asked for only now: those that OnLoad functions add for the same event are called too [A].
    const added = of(target, event).map(({ handler, what }) => ({
      ...guarded(() => handler(contextOf())),
      what,
    }));
    return [...named, ...added];
  } finally {
    running -= 1;
  }
}
