/**
 * The browser's part of the inspector: recording while it is open, keys, focus, calls that it makes. Python draws its frame. The
 * tab "Calls" is drawn here, and loaded when the inspector is first opened. Python imports this module.
 */
import { recordFor } from "../facade/recorder.js";
import { act } from "../python/crossing.js";
import { onSignal } from "../python/signals.js";
import { drawNow, drawWith, schedule } from "../screen/schedule.js";
import { listenForRecording } from "./recording.js";

const OPENER = "button[data-action=inspect-open]";
let calls = null;

/** Starts to listen. */
export function listen() {
  drawWith(() => calls?.draw());
  listenForRecording();
  document.getElementById("inspector").addEventListener("keydown", onKey);
  // On the document, so that it runs after the listener that draws the result of the click.
  document.addEventListener("click", ({ target }) => {
    const action = target.closest?.("button[data-action]")?.dataset.action;
    if (action === "inspect-open") focusTab();
    if (action === "inspect-close") focusOpener();
  });
}

/** Records while the inspector is open; does not change recording by `apmWorkspace.record`. */
async function watch(isOpen) {
  recordFor(isOpen ? schedule : null);
  if (!isOpen || calls) return;
  calls = await import("./calls-tab.js");
  schedule();
}

/** Opens a template with a member of `Microsoft.Apm` as a script would, and sends Python the result. */
async function run(template, [name, input]) {
  // In an async function, because a call that returns ids as texts throws its error.
  const opened = async () => `Opened ${await window.Microsoft.Apm[name](input)}.`;
  act("template-opened", template, await opened().catch(({ message }) => message));
}

onSignal("inspector", (_, isOpen) => watch(isOpen));
onSignal("run-template", run);

function onKey(event) {
  if (event.key !== "Escape") return;
  event.preventDefault();
  act("inspect-close");
  drawNow();
  focusOpener();
}

function focusOpener() {
  const opener = document.querySelector(OPENER);
  // In a narrow window the button is in a menu.
  const menu = document.querySelector(`[popovertarget="${opener.closest("[popover]")?.id}"]`);
  (opener.checkVisibility() ? opener : menu)?.focus();
}

function focusTab() {
  document.querySelector("#inspector [role=tab][aria-selected=true]")?.focus();
}
