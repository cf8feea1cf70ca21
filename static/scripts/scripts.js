/** Client scripts and web resources: starting and running scripts, and showing what fails in them. Python imports this module. */
import { listenForFailures } from "./failures.js";
import { listenForLinks } from "./link.js";
import { listenForPanel } from "./panel.js";
import "./load.js";
import "./script-listeners.js";
import { listenForSolutions } from "./solutions.js";

export { listFailure } from "./failure-list.js";
export { forgetFailures } from "./failures.js";
export { pagesShowing } from "./frames.js";
export { loadAgain, loadLibraryAgain, startAll } from "./listed.js";
export { placeScript, removeScripts } from "./load.js";
export { startThoseInPage } from "./script-elements.js";

/** Starts to listen. */
export function listen() {
  listenForFailures();
  listenForPanel();
  listenForLinks();
  listenForSolutions();
}
