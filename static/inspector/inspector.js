/**
 * The inspector, as far as it is the browser's affair: recording while it is open, keys, focus, running what it asks for. Its
 * frame is Python's; the tab "Calls" is drawn here, and loaded when the inspector is first opened.
 */
import { recordFor } from "../facade/recorder.js";
import { later } from "../screen/later.js";
import { drawNow, drawWith, schedule } from "../screen/schedule.js";

const OPENER = "button[data-action=inspect-open]";
let act;
let calls = null;

/** Starts to listen; `tellPython` takes action, name and text. */
export function listen(tellPython) {
  act = tellPython;
  drawWith(() => calls?.draw());
  document.getElementById("inspector").addEventListener("keydown", onKey);
  // After the listener that has drawn what the click did.
  document.addEventListener("click", ({ target }) => {
    const action = target.closest?.("button[data-action]")?.dataset.action;
    if (action === "inspect-open") focusTab();
    if (action === "inspect-close") focusOpener();
  });
}

/** Records while the inspector is open; what `apmWorkspace.record` asks for stays as it is. */
export async function watch(isOpen) {
  recordFor(isOpen ? schedule : null);
  if (!isOpen || calls) return;
  calls = await import("./calls.js");
  schedule();
}

/** Calls a member of `Microsoft.Apm` as a script would, and tells Python what came of it. */
export function run(of, name, input) {
  later(async () => {
    // Waited for within: where ids are returned as texts, a failure is thrown.
    const opened = async () => `Opened ${await window.Microsoft.Apm[name](JSON.parse(input))}.`;
    act("inspect-said", of, await opened().catch(({ message }) => message));
  });
}

function onKey(event) {
  if (event.key !== "Escape") return;
  event.preventDefault();
  act("inspect-close", "", "");
  drawNow();
  focusOpener();
}

function focusOpener() {
  const opener = document.querySelector(OPENER);
  // In a narrow window it stands in a menu.
  const menu = document.querySelector(`[popovertarget="${opener.closest("[popover]")?.id}"]`);
  (opener.checkVisibility() ? opener : menu)?.focus();
}

function focusTab() {
  document.querySelector("#inspector [role=tab][aria-selected=true]")?.focus();
}
