/**
 * Clicks, keys and typing. The `data-action` of the element is sent to Python, and the result is drawn before the handler
 * returns. Arrow keys in a strip are handled here and not sent.
 */
import { act } from "../python/crossing.js";
import { caused } from "../python/steps.js";
import { listenForRegions } from "./regions.js";
import { drawNow } from "./schedule.js";

const use = ({ dataset }, text) => perform(dataset.action, dataset.of, text);

/** Starts to listen to the elements of the workspace. */
export function listen() {
  const root = document.getElementById("workspace");
  listenForClicks(root);
  listenForTexts(root);
  listenForDialogs(root);
  // The time of a toast is over. The style sheet sets the time, and pauses it while the toast has the pointer or the focus.
  root.addEventListener("animationiteration", ({ target, animationName }) => {
    if (animationName === "toast-time") use(target.querySelector("[data-action=dismiss-toast]"));
  });
  root.addEventListener("keydown", onKey);
  // When no element has the focus, only the document gets key events.
  document.addEventListener("keydown", (event) => {
    onEscape(event);
    if (root.contains(event.target) || event.target === document.body) onSaveKey(event);
  });
  listenForRegions();
}

function listenForClicks(root) {
  let clicked = null;
  root.addEventListener("click", (event) => {
    const { target, detail } = event;
    const element = target.closest("button[data-action]");
    // The second click of a double click counts only if the first click did not put another element under the pointer.
    const isMeant = detail < 2 || element === clicked;
    if (isMeant) clicked = element;
    if (!element || !isMeant) return;
    use(element, "keys" in element.dataset ? keysOf(event) : "");
    if (element.dataset.action === "edit") perform("changed", element.dataset.of);
  });
}

/** Fields: what is typed or chosen, that a field was left, and that a form of one field is sent. */
function listenForTexts(root) {
  root.addEventListener("input", ({ target }) => {
    const element = target.closest(":is(input, select, textarea)[data-action]");
    if (!element) return;
    use(element, textOf(element));
  });
  // Browsers send no input event for a date that is incomplete, or that is cleared part by part.
  const onDate = ({ target }) => {
    if (!target.matches("input[type^=date][data-action=edit]")) return;
    if (target.validity.badInput || target.dataset.begun) use(target, textOf(target));
  };
  root.addEventListener("keyup", onDate);
  root.addEventListener("focusout", onDate);
  // The user left a field after changing its value: the OnChange event of a form.
  root.addEventListener("change", ({ target }) => {
    const element = target.closest(":is(input, select, textarea)[data-action=edit]");
    if (!element) return;
    perform("changed", element.dataset.of);
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target.closest("form[data-action]");
    if (form) use(form, new FormData(form).get("text"));
  });
}

/**
 * A browser closes a dialog for another reason, or with a key that a frame got. These events do not bubble. "cancel" comes before
 * the dialog closes, but browsers sometimes omit it, or send one that cannot be prevented; then "close" counts.
 */
function listenForDialogs(root) {
  const onLeave = (event) => {
    if (!event.target.matches("dialog[data-action]")) return;
    if (event.type === "cancel" && !event.cancelable) return;
    event.preventDefault();
    // The dialog may have to stay open, for example to ask whether to discard changes.
    if (!event.target.open) event.target.showModal();
    use(event.target);
  };
  root.addEventListener("cancel", onLeave, true);
  root.addEventListener("close", onLeave, true);
}

/** Sends an action to Python and draws the result. */
function perform(action, of, text) {
  caused(() => {
    act(action, of, text);
    drawNow();
  });
}

/** The key that was held during a click on an element whose action depends on it, such as a link to a record. */
function keysOf({ shiftKey, ctrlKey, metaKey }) {
  if (shiftKey) return "shift";
  return ctrlKey || metaKey ? "ctrl" : "";
}

/** The value of a control. Browsers do not give the parts of an incomplete date. */
function textOf(element) {
  if (element.type === "checkbox") return String(element.checked);
  if (element.type === "select-multiple") {
    return Array.from(element.selectedOptions, ({ value }) => value).join(",");
  }
  return element.validity.badInput ? "unfinished" : element.value;
}

/** The page of the focused tab; null if a dialog is open. */
function focusedPage() {
  return document.querySelector("dialog:modal")
    ? null
    : document.querySelector("#panels [data-panel-of]:not([hidden])");
}

/** Ctrl+S saves the form that has the keyboard focus; if no page has the focus, the form in the focused tab. */
function onSaveKey(event) {
  const isSave = event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey);
  if (!isSave || event.altKey || event.shiftKey) return;
  const page = event.target.closest("[data-panel-of], [data-page-of]") ?? focusedPage();
  if (page?.dataset.pageType !== "entityrecord") return;
  event.preventDefault();
  // Leaving the field makes the browser send its change event.
  event.target.blur();
  // It gets the focus back before the save: to it, a dialog of an OnSave handler returns the focus.
  if (document.activeElement === document.body) event.target.focus();
  perform("save", page.dataset.panelOf ?? page.dataset.pageOf);
}

/**
 * Escape leaves the dialog on top. The browser would close dialogs that were opened without a click or a key together, and would
 * not let them stay open. An open menu gets the key first.
 */
function onEscape(event) {
  if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
  const dialog = [...document.querySelectorAll("dialog[data-action]:modal")].at(-1);
  if (!dialog || document.querySelector(":popover-open")) return;
  event.preventDefault();
  if (!event.repeat) perform(dialog.dataset.action, dialog.dataset.of);
}

/** The close button of a session, a tab or a side pane. */
const CLOSE = "[data-action=close-session], [data-action=close-tab], [data-action=close-pane]";
const STEP = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
const STEP_DOWN = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

function onKey(event) {
  const tab = event.target.closest("[role=tab]");
  if (!tab || event.altKey || event.ctrlKey || event.metaKey) return;
  // The tablist of a strip is within a group with the tab of Home; that of side panes is vertical.
  const strip = tab.closest("[role=group], [role=tablist]");
  const step = strip.getAttribute("aria-orientation") === "vertical" ? STEP_DOWN : STEP;
  if (event.key in step) {
    const tabs = [...strip.querySelectorAll("[role=tab]")];
    const at = Math.max(0, Math.min(tabs.length - 1, tabs.indexOf(tab) + step[event.key]));
    tabs[at].focus();
  } else if (event.key === "Delete") {
    tab.parentElement.querySelector(CLOSE)?.click();
  } else {
    return;
  }
  event.preventDefault();
}
