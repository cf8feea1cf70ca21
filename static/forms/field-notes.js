/** Notifications at the controls of a form. The functions of their actions are kept here, since they cannot cross to Python. */
import { read, reading } from "../facade/arguments.js";
import { pageMembers } from "../facade/page-members.js";
import { copyByName } from "../facade/plain-json.js";
import { ask } from "../python/crossing.js";
import { onForget, onRestart } from "../python/lifetime.js";
import { onSignal } from "../python/signals.js";
import { checkOpen } from "./events.js";
import { guarded } from "./named-functions.js";

const NAME = "control.addNotification";

/** By page, then by control and notification: for each action its functions. */
const kept = new Map();

const keyOf = (target, id) => `${target}\n${id}`;
const pageOf = (target) => target.split(" ", 1)[0];

/** The functions of an action, which may be one function or a list of them. */
const functionsOf = (action) =>
  [action?.actions ?? []].flat().filter((each) => typeof each === "function");

/** What Python gets of a notification, its id, and the functions of its actions. */
function partsOf(notification) {
  const known = copyByName(notification, "actions");
  if (!known) return { known: notification && Object(notification) };
  const given = [known.actions ?? []].flat();
  const actions = given.map((each) => copyByName(each, "actions"));
  known.actions = actions.map((each) => ({ message: each?.message }));
  return { known, id: String(known.uniqueId || "default"), functions: actions.map(functionsOf) };
}

pageMembers[NAME] = (target) => (notification) => {
  checkOpen(target(), NAME);
  const { known, id, functions } = reading(NAME, () => partsOf(notification));
  const shown = ask("addNote", [target(), read("object", known, NAME), NAME], NAME);
  const page = pageOf(target());
  if (!kept.has(page)) kept.set(page, new Map());
  kept.get(page).set(keyOf(target(), id), functions);
  return shown;
};

onSignal("note-action", (target, [id, at]) => {
  const functions = kept.get(pageOf(target))?.get(keyOf(target, id))?.[at] ?? [];
  for (const each of functions) guarded(() => each());
});

onForget((page) => kept.delete(page));
onRestart(() => kept.clear());
