/**
 * Menus: native popovers, which open, close and restore the keyboard focus by themselves. This module places a menu below its
 * button, or above it if there is little room, towards the middle of the window. In a menu of commands, the arrow keys move the
 * focus.
 */
import { onRestart } from "../python/lifetime.js";

/** The room, in pixels, below a button that is enough for a menu, and what stays free around a menu. */
const ENOUGH = 200;
const GAP = 4;

function place({ target: menu, newState }) {
  const button =
    newState === "open" && document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
  if (!button) return;
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const isAtRight = left + right > innerWidth;
  const below = innerHeight - bottom;
  const isBelow = below > Math.min(ENOUGH, top);
  Object.assign(menu.style, {
    top: isBelow ? `${bottom + GAP}px` : "auto",
    bottom: isBelow ? "auto" : `${innerHeight - top + GAP}px`,
    maxHeight: `min(70dvh, ${(isBelow ? below : top) - 2 * GAP}px)`,
    left: isAtRight ? "auto" : `${left}px`,
    right: isAtRight ? `${innerWidth - right}px` : "auto",
  });
}

// This event does not bubble.
document.addEventListener("beforetoggle", place, true);

const STEP = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

const entriesOf = (menu) => [...menu.querySelectorAll("[role=menuitem]")];

/** Moves the focus to the first entry of a menu, unless it is in the menu already. */
function enter(menu) {
  if (!menu.contains(document.activeElement)) entriesOf(menu)[0]?.focus();
}

document.addEventListener(
  "toggle",
  ({ target: menu, newState }) => {
    if (newState === "open" && menu.matches("[role=menu]")) enter(menu);
  },
  true,
);

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  const menu = target.closest?.("[role=menu]");
  if (menu && key in STEP) {
    const entries = entriesOf(menu);
    const at = Math.max(0, Math.min(entries.length - 1, entries.indexOf(target) + STEP[key]));
    entries[at].focus();
  } else if (menu && key === "Tab") {
    // The focus goes on from the button of the menu.
    menu.hidePopover();
    return;
  } else if (key === "ArrowDown" && target.matches?.("[aria-haspopup=menu]")) {
    target.popoverTargetElement.showPopover();
    enter(target.popoverTargetElement);
  } else {
    return;
  }
  event.preventDefault();
});

// A menu shows the workspace before the restart.
onRestart(() => {
  for (const menu of document.querySelectorAll(".menu:popover-open")) menu.hidePopover();
});
