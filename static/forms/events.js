/** The events of a form: calls the handlers that the settings register, then those that scripts added [A]. */
import { ClosedTarget, idOf } from "../facade/closed-target.js";
import { objectOf, targetOf } from "../facade/objects.js";
import { ask } from "../python/crossing.js";
import { whenStarted } from "../scripts/listed.js";
import { evaluateForm, evaluateGrids } from "./command-rules.js";
import { executionContext, loadArgs } from "./execution.js";
import { DEEPEST, isTooDeep, openingFor } from "./form-depth.js";
import { closeFrame, extendFrame, openFrame, whenLoaded } from "./form-frames.js";
import { handlersOf, removeAll, targetsOf } from "./handlers.js";
import { callNamed, guarded, problem } from "./named-functions.js";

/** The values of `getDataLoadState`: why a form's data was loaded [D]. */
export const LOADED = { first: 1, saved: 2, refreshed: 3 };

const GRID_LOAD = "gridload";

const TOO_DEEP = `A form has opened a form, and so on, ${DEEPEST} times; the scripts of the last form were not run. A form script should not open the form that it runs in.`;

/** Throws if the form of an object is closed; `target` is the target of the object, `name` the member that is called. */
export function checkOpen(target, name) {
  if (target instanceof ClosedTarget) ask("closedByReset", [name, target.id], name);
  else ask("checkForm", [target, name], name);
}

/**
 * Calls the OnLoad and Loaded handlers of a form that opened or was reloaded, after all started scripts and its libraries have run,
 * then the rules of its commands.
 */
export function onLoad(page) {
  removeAll(page);
  if (isTooDeep(page)) {
    closeFrame(page);
    problem(TOO_DEEP);
    return;
  }
  const form = targetOf(page);
  openFrame(page);
  whenStarted(() =>
    whenLoaded(page, () => {
      fireLoad(form(), LOADED.first);
      onDataLoad(form(), LOADED.first);
      fire({ form: form(), event: "loaded", owner: "formContext.ui" });
      // The records of subgrids come after the form [D].
      for (const grid of targetsOf(page, GRID_LOAD)) onGridLoad(grid);
      evaluateForm(page);
    }),
  );
}

/** Ends the scripts of a form in whose page something else is shown. */
export function onReplaced(page) {
  removeAll(page);
  closeFrame(page);
}

/**
 * Calls the handlers for what a save or a refresh brought: OnChange of the columns that the form shows differently, then OnLoad.
 * The rules of the form's commands follow [A].
 * @param form Gives the form, which a handler may close.
 * @param created Whether the save made a new record: only then OnLoad of the form follows [D], not only that of its data.
 */
export function onReload(form, changed, state, created = false) {
  for (const column of changed) {
    if (!(form() instanceof ClosedTarget)) onChange(`${form()} ${column}`);
  }
  if (created) fireLoad(form(), state);
  onDataLoad(form(), state);
  if (!(form() instanceof ClosedTarget)) evaluateForm(idOf(form()));
}

const fireLoad = (form, state) =>
  fire({ form, event: "onload", owner: "formContext.ui", args: loadArgs(state) });

/** The forms whose OnLoad handlers of the data run: a save or refresh by such a handler does not call them again [A]. */
const loading = new Set();

/** Calls the OnLoad handlers of a form's data; `state` is one of `LOADED`. */
function onDataLoad(form, state) {
  const page = idOf(form);
  if (loading.has(page)) return;
  loading.add(page);
  try {
    fire({ form, event: "dataload", args: loadArgs(state) });
  } finally {
    loading.delete(page);
  }
}

/** Calls the OnChange handlers of a field; `target` is the form and the column. */
export function onChange(target) {
  const [form, item] = partsOf(target);
  whenLoaded(form, () => fire({ form, target, event: "onchange", item, owner: "attribute" }));
}

/** Calls the handlers of a form's tab that was expanded or collapsed, then the rules of the commands of its subgrids. */
export function onTabState(target) {
  const [form, item] = partsOf(target);
  whenLoaded(form, () => fire({ form, target, event: "tabstatechange", item, owner: "formTab" }));
  extendFrame(form);
  whenLoaded(form, () => evaluateGrids(form, item));
}

/**
 * Calls the handlers for the only record that the user selected in a grid of a form. The event source is the record [D], and
 * the form context is the row [D].
 * @param target The page and the name of the grid; `row` is the target of the row.
 */
export function onRecordSelect(target, row) {
  const [form, item] = partsOf(target);
  const event = "onrecordselect";
  const owner = "gridRow.data.entity";
  whenLoaded(form, () => {
    fire({ form, target: row, event, item, owner, context: objectOf("gridRow", row) });
  });
}

/** Calls the handlers of a subgrid that has read its records; the event source is the subgrid [D]. */
export function onGridLoad(target) {
  const [form, item] = partsOf(target);
  whenLoaded(form, () => fire({ form, target, event: GRID_LOAD, item, owner: "subgrid" }));
}

/** The id of the page and the name of the column or the tab in a target; a name of a tab may have spaces. */
function partsOf(target) {
  const at = target.indexOf(" ");
  return [target.slice(0, at), target.slice(at + 1)];
}

/** Shows the stored record in a form; discards unsaved changes. */
export function refreshForm(page) {
  onRefresh(page, ask("refreshForm", [page], "formContext.data.refresh"));
}

/** Calls the handlers for the columns that a refresh changed, and OnLoad of the data. */
export function onRefresh(page, changed) {
  whenLoaded(page, () => onReload(targetOf(page), changed, LOADED.refreshed));
}

/** How many events run at the moment, one within another. */
let running = 0;

/**
 * Calls all handlers of an event. A form that has closed has none.
 * @param target The target of the object that the event belongs to, by default the form; `owner` is the owner of that object, or null
 *   if the event has none. `item` is the name of the column, the tab or the grid that the event is about, if any. `context` is
 *   what `getFormContext` returns, by default the form.
 * @returns For each handler its `value`, whether it `failed`, and its description `what` for messages.
 */
export function fire({
  form,
  target = form,
  event,
  item = "",
  owner = "formContext.data.entity",
  args = null,
  context = null,
}) {
  if (form instanceof ClosedTarget) return [];
  const registered = ask("formScripts", [form, event, item], "forms");
  if (!registered.length && !handlersOf(target, event).length) return [];
  const source = owner && objectOf(owner, target);
  const about = { form: context ?? objectOf("formContext", form), source, args };
  const shared = new Map();
  const contextOf = () => executionContext({ ...about, depth: running, shared });
  running += 1;
  try {
    const named = registered.map((script) => {
      const given = script.passContext ? [contextOf(), ...script.parameters] : script.parameters;
      return {
        ...openingFor(form, () => callNamed(form, script, given)),
        what: `${script.function}, which ${script.place} names,`,
      };
    });
    // Read only now: handlers that a registered OnLoad function adds to the same event are called too [A].
    const added = handlersOf(target, event).map(({ handler, what }) => ({
      ...openingFor(form, () => guarded(() => handler(contextOf()))),
      what,
    }));
    return [...named, ...added];
  } finally {
    running -= 1;
  }
}
