/** Loads scripts with script elements, so that their errors and source maps are correct: into the page, or into a hidden frame. */
import { platform } from "../python/platform.js";
import { showFailure } from "./failures.js";
import { nameOf, rename } from "./place.js";

/** How long a file may take, in milliseconds, before the page goes on without it. */
const PATIENCE = 30_000;

/** The document of a frame for scripts. */
const DOCUMENT = new URL("../form-frame.html", import.meta.url).href;

/** By address: the address of the source of a script that no server has. */
const placed = new Map();

/** Gives an address, relative to the page, to a source, which may be loaded into frames. Messages name the address. */
export function placeScript(address, source) {
  const { href } = new URL(address, document.baseURI);
  const named = `${source}\n//# sourceURL=${href}`;
  const blob = URL.createObjectURL(new Blob([named], { type: "text/javascript" }));
  placed.set(address, blob);
  // The stacks of Safari do not have the address at the end of a text.
  rename(blob, href);
}

/** Removes all these sources: no page of the workspace needs them. */
export function removeScripts() {
  for (const blob of placed.values()) {
    URL.revokeObjectURL(blob);
    rename(blob, undefined);
  }
  placed.clear();
}

/** A document without a window: no script runs in it. */
const nowhere = document.implementation.createHTMLDocument();

/**
 * Loads a script into a window; resolves when it has run, or when the page shows that it cannot be loaded.
 * @param address The address, relative to the page. The document of a form frame has the same base.
 * @param where What names the script, as the end of a sentence.
 */
function loadInto(scope, address, where) {
  return new Promise((resolve) => {
    const element = scope.document.createElement("script");
    element.src = placed.get(address) ?? address;
    const giveUp = (problem) => {
      showFailure(`${nameOf(element.src)} ${problem}; ${where}.`, element.src);
      resolve();
    };
    const timer = setTimeout(() => {
      giveUp(`has not arrived after ${PATIENCE / 1000} s, and the page goes on without it`);
      // There, it does not run when it arrives after all.
      nowhere.adoptNode(element);
    }, PATIENCE);
    element.addEventListener("load", () => {
      clearTimeout(timer);
      resolve();
    });
    element.addEventListener("error", () => {
      clearTimeout(timer);
      giveUp("could not be loaded");
    });
    scope.document.head.append(element);
  });
}

function newFrame(name) {
  const element = document.createElement("iframe");
  Object.assign(element, { name, hidden: true, src: DOCUMENT });
  const ready = new Promise((resolve) => {
    element.addEventListener("load", resolve, { once: true });
    document.body.append(element);
  });
  return {
    ready,
    get window() {
      return element.contentWindow;
    },
    load: (address, where) => loadInto(element.contentWindow, address, where),
    remove: () => element.remove(),
  };
}

Object.assign(platform, {
  load: (address, where) => loadInto(window, address, where),
  newFrame,
});
