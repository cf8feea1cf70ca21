/** Keeps the keyboard focus on something when the element that had it is drawn away. */

const SELECTED = "[role=tab][aria-selected=true]";

/**
 * Draws. If the focused element is gone then, what stands for the same thing takes the focus, else the selected tab of its
 * strip, else that of the tab strip.
 */
export function keepFocus(draw) {
  const held = document.activeElement;
  const strip = held?.closest("#sessions, #tabs, #notices, #communication, #panels");
  draw();
  if (!strip || held.isConnected) return;
  const { action, of } = held.dataset;
  const same = [...strip.querySelectorAll("[data-of]:not([role=tab])")].find(
    (each) => each.dataset.action === action && each.dataset.of === of && each.checkVisibility(),
  );
  const tab = strip.querySelector(SELECTED) ?? document.querySelector(`#tabs ${SELECTED}`);
  (same ?? tab)?.focus();
}
