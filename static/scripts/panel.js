/** The browser's part of the panel "Run script": running the script, keys, focus, dropped files. Python draws the panel. */
import { act } from "../python/crossing.js";
import { onSignal } from "../python/signals.js";
import { drawNow } from "../screen/schedule.js";
import { capture } from "./console.js";
import { forgetFailures, showFailure } from "./failures.js";
import { shown } from "./output.js";
import { addressOf, run } from "./run.js";
import { isZip, openSolutions } from "./solutions.js";

const LARGEST = 5_000_000;
const OPENER = "button[data-action=open-script]";
let endOfOutput = () => {};

/** Starts to listen. */
export function listenForPanel() {
  const panel = document.getElementById("script-panel");
  panel.addEventListener("keydown", onKey);
  // On the document, so that it runs after the listener that draws the result of the click.
  document.addEventListener("click", ({ target }) => {
    const action = target.closest?.("button[data-action]")?.dataset.action;
    if (action === "open-script") focusText();
    if (action === "close-script") document.querySelector(OPENER)?.focus();
  });
  document.addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", onDrop);
}

/** Runs a script and sends Python its output, its result and its error, until the next script runs. */
async function runInPanel(name, text) {
  endOfOutput();
  forgetFailures(addressOf(name));
  let isCurrent = true;
  const say = (kind, line) => {
    if (isCurrent) act("script-line", kind, line);
  };
  const release = capture(say);
  endOfOutput = () => {
    isCurrent = false;
    release();
  };
  try {
    const value = await run(text, name, (late) => console.warn(late));
    if (value !== undefined) say("result", shown(value));
  } catch (error) {
    say("failure", error.message);
  }
  if (isCurrent) {
    act("script-end");
    showNewest();
  }
  release();
}

/** Scrolls to the newest line of the output, and to the status below it. */
function showNewest() {
  drawNow();
  const newest = document.querySelectorAll(
    "#script-panel :is(.script-output li:last-child, [role=status])",
  );
  for (const each of newest) each.scrollIntoView({ block: "nearest" });
}

onSignal("run-script", runInPanel);

function onKey(event) {
  if (event.key === "Escape") {
    act("close-script");
    drawNow();
    document.querySelector(OPENER)?.focus();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.target.closest("form")?.requestSubmit();
  } else {
    return;
  }
  event.preventDefault();
}

const hasFiles = ({ dataTransfer }) => [...(dataTransfer?.types ?? [])].includes("Files");

async function onDrop(event) {
  if (!hasFiles(event)) return;
  event.preventDefault();
  const files = [...event.dataTransfer.files];
  if (files.some(isZip)) {
    await openSolutions(files);
    return;
  }
  const problem = files.length === 1 ? "" : "Drop one script at a time.";
  const [file] = files;
  const text = problem ? null : await textOf(file);
  if (text === null) {
    showFailure(
      problem || `${file.name} is no script: drop a .js file with text in it, of 5 MB at most.`,
    );
    return;
  }
  act("drop-script", file.name, text);
  drawNow();
  focusText();
}

/** The text of a file; null if it is not a script. */
async function textOf(file) {
  const isScript = /\.(js|txt)$/i.test(file.name) || file.type.startsWith("text/");
  if (!isScript || file.size > LARGEST) return null;
  const text = await file.text().catch(() => null);
  return text?.includes("\0") ? null : text;
}

function focusText() {
  document.querySelector("#script-panel textarea")?.focus();
}
