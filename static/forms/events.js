/** The events of a form: the functions that the settings register come first, then those that scripts added [A]. */
import { send } from "../facade/calls.js";
import { objectOf } from "../facade/objects.js";
import { executionContext, loadArgs, saveArgs, stateOf } from "./execution.js";
import { forgetHandlers, of } from "./handlers.js";
import { callNamed, guarded, isThenable, within } from "./scripts.js";

/** What saving gives when a function prevented it. */
export const PREVENTED = "prevented";

let python;

/** Tells once what gives the registered functions of an event, and what saves, refreshes and closes a form. */
export function formsBy(functions) {
  python = functions;
}

/** Runs the OnLoad functions of a form that has just opened. */
export function onLoad(form) {
  forgetHandlers(form);
  const source = objectOf("formContext.data.entity", form);
  fire({ form, target: form, event: "onload", source, args: loadArgs() });
}

/** Runs the OnChange functions of a field; `target` is the form and the column. */
export function onChange(target) {
  const [form, column] = target.split(" ");
  fire({ form, target, event: "onchange", column, source: objectOf("attribute", target) });
}

/** Runs the functions of a form's tab that a person or a script expanded. */
export function onTabState(target) {
  const [form] = target.split(" ");
  fire({ form, target, event: "tabstatechange", source: objectOf("formTab", target) });
}

/**
 * Runs the OnSave functions of a form, then saves it, unless one of them prevented that.
 * @param mode The number of the save mode: 1 for a plain save [D].
 * @param asker "person", whom the page tells what is wrong, or "script", which is thrown an error.
 * @returns Whether anything was saved, or `PREVENTED`; a Promise of that if a function returned one.
 */
export function saveForm(form, mode, asker) {
  const source = objectOf("formContext.data.entity", form);
  const args = saveArgs(mode);
  const returned = fire({ form, target: form, event: "onsave", source, args });
  const state = stateOf(args);
  const commit = () => {
    if (state.prevented) return PREVENTED;
    const saved = send(python.saveForm, [form, asker], "formContext.data.save");
    if (saved) fire({ form, target: form, event: "postsave", source, args });
    return saved;
  };
  const waits = returned.filter(isThenable);
  return waits.length ? settled(waits, state, form).then(commit) : commit();
}

/** Waits for what OnSave functions returned; one that fails prevents the save if it asked for that [D]. */
async function settled(waits, state, form) {
  const all = Promise.allSettled(waits).then((results) => {
    const failed = results.some(({ status }) => status === "rejected");
    if (failed && state.preventsOnError) state.prevented = true;
  });
  await (state.waitsLong ? all : within(all, `An OnSave function of the form in ${form}`));
}

/** Has a form show its record as it is, without what was typed. */
export const refreshForm = (form) => send(python.refreshForm, [form], "formContext.data.refresh");

/** Closes the page of a form. */
export const closeForm = (form) => send(python.closeForm, [form], "formContext.ui.close");

let running = 0;

/** Calls all functions of an event, and gives what they returned. */
function fire({ form, target, event, column = "", source, args = null }) {
  const shared = new Map();
  const contextOf = () => executionContext({ form, source, args, depth: running, shared });
  const registered = send(python.formScripts, [form, event, column], "forms") ?? [];
  running += 1;
  try {
    return [
      ...registered.map((script) => {
        const given = script.passContext ? [contextOf(), ...script.parameters] : script.parameters;
        return callNamed(script, given);
      }),
      ...[...of(target, event)].map((handler) => guarded(() => handler(contextOf()))),
    ];
  } finally {
    running -= 1;
  }
}
