/**
 * Menus: native popovers, which open, close and restore the keyboard focus by themselves. This module places a menu below its
 * button, towards the middle of the window. Disclosures of the class "popup" close as menus do.
 */
import { onRestart } from "../python/lifetime.js";

function place({ target: menu, newState }) {
  const button = newState === "open" && document.querySelector(`[popovertarget="${menu.id}"]`);
  if (!button) return;
  const { left, right, bottom } = button.getBoundingClientRect();
  const isAtRight = left + right > innerWidth;
  Object.assign(menu.style, {
    top: `${bottom + 4}px`,
    left: isAtRight ? "auto" : `${left}px`,
    right: isAtRight ? `${innerWidth - right}px` : "auto",
  });
}

// This event does not bubble.
document.addEventListener("beforetoggle", place, true);

const POPUP = "details.popup[open]";

/** Closes an open disclosure that works as a menu; its summary gets the keyboard focus. */
function close(popup) {
  const hasFocus = popup.contains(document.activeElement);
  popup.open = false;
  if (hasFocus) popup.querySelector("summary").focus();
}

document.addEventListener("keydown", ({ key, target }) => {
  const popup = key === "Escape" && target.closest(POPUP);
  if (popup) close(popup);
});
document.addEventListener("pointerdown", ({ target }) => {
  for (const popup of document.querySelectorAll(POPUP)) {
    if (!popup.contains(target)) popup.open = false;
  }
});

// A menu shows the workspace before the restart.
onRestart(() => {
  for (const menu of document.querySelectorAll(".menu:popover-open")) menu.hidePopover();
});
