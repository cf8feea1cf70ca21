/** The screen: drawing, input, focus, theme, window title and console warnings. Python imports this module. */
import { onSignal } from "../python/signals.js";
import "./leaving.js";
import "./lists.js";
import "./menus.js";
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

const original = console.warn.bind(console);
let isWarning = false;

/** Writes a warning. A page may have replaced console.warn; its function can neither make the call fail nor cause endless recursion. */
export function warn(text) {
  const write = isWarning ? original : console.warn;
  const outer = isWarning;
  isWarning = true;
  try {
    write(text);
  } catch (error) {
    reportError(error);
  } finally {
    isWarning = outer;
  }
}
