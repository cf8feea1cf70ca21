/**
 * What a person does: clicks, keys and typing, told to Python by the `data-action` of the element, and drawn before the
 * handler returns. Moving the keyboard focus along a strip is the browser's own affair and stays here.
 */
import { drawNow } from "./schedule.js";

/** Starts to listen; `act` takes action, id and text. */
export function listen(act) {
  const perform = (element, text) => {
    act(element.dataset.action, element.dataset.of ?? "", text);
    drawNow();
  };
  document.addEventListener("click", (event) => {
    const element = event.target.closest("button[data-action]");
    if (!element) return;
    const home = element.closest("[role=group]");
    perform(element, "");
    keepFocus(home);
  });
  document.addEventListener("input", (event) => {
    const element = event.target.closest("input[data-action]");
    if (element) perform(element, element.value);
  });
  document.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", onKey);
}

const STEP = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

function onKey(event) {
  const tab = event.target.closest("[role=tab]");
  if (!tab || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key in STEP) {
    const tabs = [...tab.closest("[role=group]").querySelectorAll("[role=tab]")];
    const at = Math.max(0, Math.min(tabs.length - 1, tabs.indexOf(tab) + STEP[event.key]));
    tabs[at].focus();
  } else if (event.key === "Delete") {
    tab.parentElement.querySelector("[data-action^=close]")?.click();
  } else {
    return;
  }
  event.preventDefault();
}

/** After a close the element that had the keyboard focus is gone; the focused tab of the same strip takes it. */
function keepFocus(strip) {
  if (document.activeElement && document.activeElement !== document.body) return;
  strip?.querySelector("[role=tab][aria-selected=true]")?.focus();
}
