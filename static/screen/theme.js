/** The theme of the page. `theme-choice.js` applies and stores it. */

import { onSignal } from "../python/signals.js";

/** The theme that the user chose; "system" if they chose none. */
export function theme() {
  return document.documentElement.dataset.theme ?? "system";
}

// Shows another theme and stores the choice.
onSignal("theme", (name) => {
  window.dispatchEvent(new CustomEvent("apm:theme", { detail: name }));
});
