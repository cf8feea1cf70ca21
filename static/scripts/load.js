/** Loads a script with a script element, so that its errors and its source map are correct. */
import { tell } from "./failures.js";
import { nameOf } from "./place.js";

/** How long a file may take, in milliseconds, before the page goes on without it. */
const PATIENCE = 30_000;

/** By address: the address of the source of a script that no server has. */
const placed = new Map();

/** Gives an address, relative to the page, to a source, which may be loaded into frames. Messages name the address. */
export function placeScript(address, source) {
  const named = `${source}\n//# sourceURL=${new URL(address, document.baseURI).href}`;
  placed.set(address, URL.createObjectURL(new Blob([named], { type: "text/javascript" })));
}

/** A document without a window: no script runs in it. */
const nowhere = document.implementation.createHTMLDocument();

/**
 * Loads a script into a window; resolves when it has run, or when the page shows that it cannot be loaded.
 * @param address The address, relative to the page. The document of a form frame has the same base.
 * @param where What names the script, as the end of a sentence.
 */
export function loadInto(scope, address, where) {
  return new Promise((resolve) => {
    const element = scope.document.createElement("script");
    element.src = placed.get(address) ?? address;
    const giveUp = (problem) => {
      tell(`${nameOf(element.src)} ${problem}; ${where}.`, element.src);
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
