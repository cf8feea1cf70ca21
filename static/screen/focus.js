/** Moves the keyboard focus to a related element when drawing removes or hides the focused element. */
import { REGIONS, SELECTED } from "./regions.js";

/** Where the focus last was outside dialogs: the region and the data attributes of the element. */
let place = null;

/**
 * Draws. If that removes the focused element, the element with the same action and target gets the focus, else the selected tab
 * of its region, else that of the tab strip. When a dialog closes, the element that had the focus before it counts.
 */
export function keepFocus(draw) {
  const held = document.activeElement;
  const dialog = held?.closest("dialog");
  note(held);
  draw();
  if (!held || isThere(held)) return;
  // Another element may have the focus already. A hidden element keeps it until the next frame.
  if (document.activeElement !== document.body && document.activeElement !== held) return;
  if (dialog?.isConnected) dialog.querySelector("button")?.focus();
  else if (place) restore(place);
}

/**
 * Keeps where the focus is, if it is outside dialogs. A field that is left has no focus while its OnChange handlers run; a dialog of
 * theirs returns the focus to that field, not to no element.
 */
function note(element) {
  if (element && element !== document.body && !element.closest("dialog")) place = placeOf(element);
}

document.addEventListener("focusin", ({ target }) => note(target));

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
