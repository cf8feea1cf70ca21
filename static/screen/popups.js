/** Disclosures of the class "popup", such as the columns in the header of a form: they close as menus do. */

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
