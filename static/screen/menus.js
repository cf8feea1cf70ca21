/**
 * Menus: native popovers, which open, close and restore the keyboard focus by themselves. This module places a menu below its
 * button, towards the middle of the window.
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

// A menu shows the workspace before the restart.
onRestart(() => {
  for (const menu of document.querySelectorAll(".menu:popover-open")) menu.hidePopover();
});
