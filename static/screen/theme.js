/** The colours of the page: `theme.js` beside it sets and keeps them. */

/** The theme that a person chose; "system" if they chose none. */
export function theme() {
  return document.documentElement.dataset.theme ?? "system";
}

/** Has the page show another theme, and keep it. */
export function setTheme(name) {
  window.dispatchEvent(new CustomEvent("apm:theme", { detail: name }));
}
