/** The theme of the page. `theme-choice.js` applies and stores it. */

/** The theme that the person chose; "system" if they chose none. */
export function theme() {
  return document.documentElement.dataset.theme ?? "system";
}

/** Shows another theme and stores the choice. */
export function setTheme(name) {
  window.dispatchEvent(new CustomEvent("apm:theme", { detail: name }));
}
