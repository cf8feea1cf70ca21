/**
 * What a person does: clicks, keys and typing, told to Python by the `data-action` of the element, and drawn before the
 * handler returns. Moving the keyboard focus along a strip is the browser's own affair and stays here.
 */
import { listenForRegions } from "./regions.js";
import { drawNow } from "./schedule.js";

/** Starts to listen to the workspace's own elements; `act` takes action, id and text. */
export function listen(act) {
  const root = document.getElementById("workspace");
  const perform = (action, of, text = "") => {
    act(action, of, text);
    drawNow();
  };
  const use = ({ dataset }, text) => perform(dataset.action, dataset.of ?? "", text);
  let clicked = null;
  root.addEventListener("click", ({ target, detail }) => {
    const element = target.closest("button[data-action]");
    // The second click of a double click is not for what came under the pointer by the first.
    const isMeant = detail < 2 || element === clicked;
    if (isMeant) clicked = element;
    if (!element || !isMeant) return;
    use(element);
    if (element.dataset.action === "edit") act("changed", element.dataset.of, "");
    drawNow();
  });
  root.addEventListener("input", ({ target }) => {
    const element = target.closest(":is(input, select, textarea)[data-action]");
    if (!element) return;
    use(element, textOf(element));
  });
  // Browsers tell of a date that was begun, or cleared part by part, by no event of its own.
  const onDate = ({ target }) => {
    if (!target.matches("input[type^=date][data-action=edit]")) return;
    if (target.validity.badInput || target.dataset.begun) use(target, textOf(target));
  };
  root.addEventListener("keyup", onDate);
  root.addEventListener("focusout", onDate);
  // A field that was left with another value than it was entered with: a form's OnChange.
  root.addEventListener("change", ({ target }) => {
    const element = target.closest(":is(input, select, textarea)[data-action=edit]");
    if (!element) return;
    act("changed", element.dataset.of, "");
    drawNow();
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target.closest("form[data-action]");
    if (form) use(form, new FormData(form).get("text"));
  });
  // A dialog that the person leaves with the Escape key; these events do not bubble. The first comes before the dialog
  // closes, so that nothing can come between; browsers leave it out at times, then the second tells.
  const onLeave = (event) => {
    if (!event.target.matches("dialog[data-action]")) return;
    event.preventDefault();
    // One that may stay, since it asks something first.
    if (!event.target.open) event.target.showModal();
    use(event.target);
  };
  root.addEventListener("cancel", onLeave, true);
  root.addEventListener("close", onLeave, true);
  // A toast that was there long enough; its style says how long, and waits while a person is at it.
  root.addEventListener("animationend", ({ target, animationName }) => {
    if (animationName === "toast-time") use(target.querySelector("[data-action=dismiss-toast]"));
  });
  root.addEventListener("keydown", onKey);
  // When nothing has the focus, only the document hears of keys.
  document.addEventListener("keydown", (event) => {
    if (root.contains(event.target) || event.target === document.body) onSaveKey(event, perform);
  });
  listenForRegions();
}

/** What a control holds; of a date that a person has begun, browsers tell no more than that. */
function textOf(element) {
  if (element.type === "checkbox") return String(element.checked);
  return element.validity.badInput ? "unfinished" : element.value;
}

/** The page of the focused tab, unless a dialog is in front of it. */
function focusedPage() {
  return document.querySelector("dialog:modal")
    ? null
    : document.querySelector("#panels [data-panel-of]:not([hidden])");
}

/** Ctrl+S saves the form that has the keyboard focus, wherever it stands; from outside of all pages, the one in the focused tab. */
function onSaveKey(event, perform) {
  const isSave = event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey);
  if (!isSave || event.altKey || event.shiftKey) return;
  const page = event.target.closest("[data-panel-of], [data-page-of]") ?? focusedPage();
  if (page?.dataset.pageType !== "entityrecord") return;
  event.preventDefault();
  // Leaving the field has the browser say that it was changed.
  event.target.blur();
  perform("save", page.dataset.panelOf ?? page.dataset.pageOf);
  // Unless what is wrong has it by now.
  if (document.activeElement === document.body) event.target.focus();
}

const STEP = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
const STEP_DOWN = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

function onKey(event) {
  const tab = event.target.closest("[role=tab]");
  if (!tab || event.altKey || event.ctrlKey || event.metaKey) return;
  // The strips stand in a group beside their tablist, the side panes in theirs, from top to bottom.
  const strip = tab.closest("[role=group], [role=tablist]");
  const step = strip.getAttribute("aria-orientation") === "vertical" ? STEP_DOWN : STEP;
  if (event.key in step) {
    const tabs = [...strip.querySelectorAll("[role=tab]")];
    const at = Math.max(0, Math.min(tabs.length - 1, tabs.indexOf(tab) + step[event.key]));
    tabs[at].focus();
  } else if (event.key === "Delete") {
    tab.parentElement.querySelector("[data-action^=close]")?.click();
  } else {
    return;
  }
  event.preventDefault();
}
