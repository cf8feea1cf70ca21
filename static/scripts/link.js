/**
 * Links with a script, `?run=`: the link that the page was opened with, and links that the user copies. An example is named in
 * the link and runs immediately. Other code is only shown, because anyone can make a link; it runs when the user starts it.
 */
import { act } from "../python/crossing.js";
import { inTask } from "../python/tasks.js";
import { drawNow } from "../screen/schedule.js";
import { enqueue } from "./listed.js";

const KEY = "run";
const CODE = "js:";
/** The longest query of an address, in characters. Some servers accept little more. */
const LONGEST = 8_000;

/** Starts to listen. A script of the page's own link runs after all other scripts. */
export function listenForLinks() {
  document.getElementById("script-panel").addEventListener("click", async ({ target }) => {
    if (target.closest("#copy-link")) perform("link-message", "", await copy());
  });
  const script = new URLSearchParams(location.search).get(KEY);
  if (!script) return;
  const follow = () => {
    show(script);
    // Wait until it has run, not until its promise has settled.
    return new Promise(inTask);
  };
  // If the page does not start, the boot guard shows why.
  apmWorkspace.ready.then(() => enqueue(follow)).catch(() => {});
}

function perform(action, of, text) {
  act(action, of, text);
  drawNow();
}

/** Runs the example that a link names, or shows the script that it carries. */
function show(script) {
  if (!script.startsWith(CODE)) {
    perform("run-example", script);
    return;
  }
  const problem = isTooLong(location.search) || isFramed();
  if (problem) perform("link-message", "", problem);
  else perform("link-script", "", script.slice(CODE.length));
}

const isTooLong = ({ length }) =>
  length > LONGEST &&
  `A link takes ${LONGEST} characters of a script at most, as addresses are written; this one has ${length}. Send the script as a file.`;

/** In a frame, the outer page could cover the button that runs the script. */
const isFramed = () =>
  window.parent !== window &&
  "A link with a script shows it only in a window of its own, and not in a frame of another page.";

/** Copies a link with the script in the panel; resolves to the sentence to show. */
async function copy() {
  const text = document.getElementById("script-text").value;
  if (!text.trim()) return "There is no script yet that a link could carry.";
  const link = new URL(location.pathname, location.origin);
  link.searchParams.set(KEY, CODE + text);
  const problem = isTooLong(link.search);
  if (problem) return problem;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return `The browser lets nothing be copied here; this is the link: ${link.href}`;
  }
  return "Link copied. The page that it opens shows this script and runs it only when the user starts it.";
}
