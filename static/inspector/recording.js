/** The browser's part of the panel "Record a test": keys, focus, and what takes the text out of the page. Python draws the panel. */
import { act } from "../python/crossing.js";
import { onSignal } from "../python/signals.js";
import { download } from "../screen/files.js";
import { drawNow } from "../screen/schedule.js";
import { copy } from "./clipboard.js";

const OPENER = "button[data-action=open-recording], button[data-action=stop-recording]";

/** By the action of a button that was used: what gets the keyboard focus. */
const FOCUS = {
  "open-recording": "#recording-panel button[data-action=start-recording]",
  "stop-recording": "#recording-panel textarea, #recording-panel button",
  "start-recording": OPENER,
  "close-recording": OPENER,
};

/** By the way in which a text is taken: the function, which returns a sentence about it. */
const WAYS = {
  copy: (_, text) => copy(text),
  download(name, text) {
    download(name, text, "text/plain");
    return `Downloaded as ${name}.`;
  },
  send,
};

/** Starts to listen. */
export function listenForRecording() {
  document.getElementById("recording-panel").addEventListener("keydown", onKey);
  // On the document, so that it runs after the listener that draws the result of the click.
  document.addEventListener("click", ({ target }) => {
    const action = target.closest?.("button[data-action]")?.dataset.action;
    if (Object.hasOwn(FOCUS, action)) focus(document.querySelector(FOCUS[action]));
  });
}

/** Focuses an element; a text is shown from its beginning. */
function focus(element) {
  element?.focus();
  element?.setSelectionRange?.(0, 0);
}

function onKey(event) {
  if (event.key !== "Escape") return;
  event.preventDefault();
  act("close-recording");
  drawNow();
  document.querySelector(OPENER)?.focus();
}

/** Sends a text to the command line, which answers with a sentence. */
async function send(address, text) {
  try {
    const answer = await fetch(address, { method: "POST", body: text });
    return (await answer.text()) || `The command line answered ${answer.status}.`;
  } catch (error) {
    return `The command line cannot be reached: ${error.message}`;
  }
}

onSignal("take-text", async (way, [name, text]) => {
  act("recording-said", await WAYS[way](name, text));
  drawNow();
});
