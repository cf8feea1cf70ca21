/**
 * The browser asks before the page goes while a form has unsaved edits: before a reload, before the window closes, and before a script,
 * also one of a web resource, sends the page elsewhere. Browsers do not ask a user who has not used the page.
 */
import { functions, send } from "../python/crossing.js";

window.addEventListener("beforeunload", (event) => {
  const isUsed = navigator.userActivation?.hasBeenActive ?? true;
  if (isUsed && hasEdits()) event.preventDefault();
});

function hasEdits() {
  try {
    return send(functions.hasEdits, [], "hasEdits");
  } catch {
    // The emulator has not started, or it has stopped.
    return false;
  }
}
