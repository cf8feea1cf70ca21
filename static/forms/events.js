/** The events of a form: the functions that the settings register come first, then those that scripts added [A]. */
import { ClosedTarget, send } from "../facade/calls.js";
import { objectOf, targetOf } from "../facade/objects.js";
import { whenStarted } from "../scripts/listed.js";
import { executionContext, loadArgs } from "./execution.js";
import { forgetHandlers, of } from "./handlers.js";
import { callNamed, guarded } from "./scripts.js";

/** Why a form's data was loaded, as `getDataLoadState` says it [D]. */
export const LOADED = { first: 1, saved: 2, refreshed: 3 };

let python;

/** Tells once what gives the registered functions of an event, and what checks and refreshes a form. */
export function formsBy(functions) {
  python = functions;
}

/** Throws unless the form of an object is open: `target` is that of the object, `name` the full name of the member. */
export function checkOpen(target, name) {
  if (target instanceof ClosedTarget) send(python.closedByReset, [name, target.id], name);
  else send(python.checkForm, [target, name], name);
}

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

/** Runs the functions that hear of a form's data being loaded; `state` is one of `LOADED`. */
export const onDataLoad = (form, state) => fire({ form, event: "dataload", args: loadArgs(state) });

/** Has a form show its record as it is, without what was typed. */
export function refreshForm(form) {
  send(python.refreshForm, [form], "formContext.data.refresh");
  onDataLoad(form, LOADED.refreshed);
}

let running = 0;

/**
 * Calls all functions of an event. A form that has closed meanwhile has none.
 * @param target What the event is about, the form itself if not said; `owner` says whose object that is.
 * @returns For each function its `value`, whether it `failed`, and `what` it is called.
 */
export function fire({
  form,
  target = form,
  event,
  column = "",
  owner = "formContext.data.entity",
  args = null,
}) {
  if (form instanceof ClosedTarget) return [];
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
