/** The OnLookupTagClick event: its handlers run before the link of a lookup opens its record, and can keep it from opening. */
import { objectOf } from "../facade/objects.js";
import { fire } from "./events.js";
import { stateOf, tagArgs } from "./execution.js";
import { handlersOf } from "./handlers.js";

const EVENT = "lookuptagclick";

/** Listens to clicks on the links of lookups. Without a page, nobody follows them. */
export function listenForTags() {
  // At the window, before the page takes the click as the action of the link.
  window.addEventListener("click", onClick, true);
}

function onClick(event) {
  const target = event.target.closest?.("[data-lookup]")?.dataset.lookup;
  if (target && handlersOf(target, EVENT).length && isPrevented(target)) event.stopPropagation();
}

/** Calls the handlers of a lookup that the user follows; `target` is the form and the control. */
function isPrevented(target) {
  const attribute = objectOf("control", target).getAttribute();
  const [record] = attribute.getValue() ?? [];
  if (!record) return false;
  const args = tagArgs({ ...record, fieldName: attribute.getName() });
  const [form] = target.split(" ");
  fire({ form, target, event: EVENT, owner: "control", args });
  return stateOf(args).prevented;
}
