/**
 * Links with a script, `?run=`: the one that the page was opened with, and those that a person copies. An example is run at
 * once, by its name. Other code is only shown, since anybody can make a link: it runs when a person says so.
 */
import { drawNow } from "../screen/schedule.js";
import { enqueue } from "./listed.js";
import { inTask } from "./tasks.js";

const KEY = "run";
const CODE = "js:";
/** Of the part of an address behind its path, in characters: some servers take little more. */
const LONGEST = 8_000;

/** Starts to listen; `tellPython` takes action, name and text. What the page's own link asks for comes after all other scripts. */
export function listenForLinks(tellPython) {
  const act = (...wish) => {
    tellPython(...wish);
    drawNow();
  };
  document.getElementById("script-panel").addEventListener("click", async ({ target }) => {
    if (target.closest("#copy-link")) act("link-said", "", await copy());
  });
  const wish = new URLSearchParams(location.search).get(KEY);
  if (!wish) return;
  const follow = () => {
    act(...asked(wish));
    // Until it has run, not until its promise has settled.
    return new Promise(inTask);
  };
  // A page that did not start says so itself.
  apmWorkspace.ready.then(() => enqueue(follow)).catch(() => {});
}

/** Action, name and text for what a link asks. */
function asked(wish) {
  if (!wish.startsWith(CODE)) return ["run-example", wish, ""];
  const problem = isTooLong(location.search) || isFramed();
  return problem ? ["link-said", "", problem] : ["link-script", "", wish.slice(CODE.length)];
}

const isTooLong = ({ length }) =>
  length > LONGEST &&
  `A link takes ${LONGEST} characters of a script at most, as addresses are written; this one has ${length}. Send the script as a file.`;

/** Another page could lay something over the button that runs it. */
const isFramed = () =>
  window.parent !== window &&
  "A link with a script shows it only in a window of its own, and not in a frame of another page.";

/** Copies a link with the script in the panel; resolves to what is to be said. */
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
  return "Link copied. Whoever opens it sees this script, and decides whether to run it.";
}
