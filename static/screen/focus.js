/** Keeps the keyboard focus on something when the element that had it is drawn away, or hidden with its page. */
import { REGIONS, SELECTED } from "./regions.js";

/** Where the focus was outside of dialogs: a region, and what the element stood for. */
let place = null;

/**
 * Draws. If the focused element is gone then, what stands for the same thing takes the focus, else the selected tab of its
 * strip, else that of the tab strip. What a dialog was opened from counts when it closes.
 */
export function keepFocus(draw) {
  const held = document.activeElement;
  const dialog = held?.closest("dialog");
  if (!dialog) place = placeOf(held);
  draw();
  if (!held || isThere(held)) return;
  // Something may have taken it already. What is hidden keeps it until the next frame.
  if (document.activeElement !== document.body && document.activeElement !== held) return;
  if (dialog?.isConnected) dialog.querySelector("button")?.focus();
  else if (place) restore(place);
}

const isThere = (element) =>
  element.isConnected && (element === document.body || element.checkVisibility());

function placeOf(element) {
  const region = element?.closest(REGIONS);
  return region && { region, ...element.dataset };
}

function restore({ region, action, of }) {
  const same = [...region.querySelectorAll("[data-of]:not([role=tab])")].find(
    (each) => each.dataset.action === action && each.dataset.of === of && each.checkVisibility(),
  );
  const tab = region.querySelector(SELECTED) ?? document.querySelector(`#tabs ${SELECTED}`);
  (same ?? tab)?.focus();
}
