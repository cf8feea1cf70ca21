/** Loads a script with a script element, so that its errors and its source map are correct. */
import { tell } from "./failures.js";
import { nameOf } from "./place.js";

/**
 * Loads a script into a window; resolves when it has run, or when the page shows that it cannot be loaded. Scripts of a window
 * run in the order of the calls.
 * @param address The address, relative to the page. The document of a form frame has the same base.
 * @param where What names the script, as the end of a sentence.
 */
export function loadInto(scope, address, where) {
  return new Promise((resolve) => {
    const element = scope.document.createElement("script");
    element.async = false;
    element.src = address;
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => {
      tell(`${nameOf(element.src)} could not be loaded; ${where}.`, element.src);
      resolve();
    });
    scope.document.head.append(element);
  });
}
