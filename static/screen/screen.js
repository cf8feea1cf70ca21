/** The screen: drawing, input, focus, theme and window title. Python imports this module. */
import { onSignal } from "../python/signals.js";
import "./leaving.js";
import "./lists.js";
import "./menus.js";
import "./page-platform.js";
import "./popups.js";
import { drawNow } from "./schedule.js";

export { openAddress } from "./address.js";
export { follow } from "./changes.js";
export { listen } from "./input.js";
export { drop, patch, showPanel } from "./patch.js";
export { drawWith, schedule } from "./schedule.js";
export { theme } from "./theme.js";

/** Sets the title of the window, which the browser history and bookmarks show too. */
export function entitle(title) {
  if (document.title !== title) document.title = title;
}

// A script or a failed save moves the keyboard focus to a field, which may not be drawn yet.
onSignal("focus", (id) => {
  drawNow();
  document.getElementById(id)?.focus();
});
