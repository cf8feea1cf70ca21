/** What Python reaches of client scripts: starting those that belong to the page, running one, hearing what fails. */
import { listenForFailures } from "./failures.js";
import { listenForLinks } from "./link.js";
import { listenForPanel } from "./panel.js";

export { forgetFailures } from "./failures.js";
export { loadAnew, startAll, startThoseInPage } from "./listed.js";
export { runInPanel } from "./panel.js";

/** Starts to listen; `act` takes action, name and text. */
export function listen(act) {
  listenForFailures(
    (text, file) => act("script-failed", file, text),
    (file) => act("script-anew", file, ""),
  );
  listenForPanel(act);
  listenForLinks(act);
}
