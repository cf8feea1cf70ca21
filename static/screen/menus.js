/**
 * Menus: native popovers, which open, close and give the keyboard focus back by themselves. They open below the button that
 * names them, towards the middle of the window.
 */
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

// It does not bubble.
document.addEventListener("beforetoggle", place, true);
