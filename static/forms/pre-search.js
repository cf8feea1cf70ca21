/** The PreSearch event of a lookup: its handlers add the filters of the list that is drawn next. */
import { ask } from "../python/crossing.js";
import { fire } from "./events.js";
import { handlersOf } from "./handlers.js";

/** Calls the handlers of a lookup that the user types into; `target` is the form and the column. */
export function onPreSearch(target) {
  if (!handlersOf(target, "presearch").length) return;
  const [form] = target.split(" ");
  ask("beginSearch", [target], "control.addPreSearch");
  fire({ form, target, event: "presearch", owner: "control" });
}
