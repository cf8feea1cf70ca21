/** Keeps the keyboard focus on something when the element that had it is drawn away. */

const SELECTED = "[role=tab][aria-selected=true]";

/** Draws. If the focused element is gone then, the selected tab of its strip takes the focus, else that of the tab strip. */
export function keepFocus(draw) {
  const held = document.activeElement;
  const strip = held?.closest("#sessions, #tabs, #notices, #panels");
  draw();
  if (!strip || held.isConnected) return;
  const tab = strip.querySelector(SELECTED) ?? document.querySelector(`#tabs ${SELECTED}`);
  tab?.focus();
}
