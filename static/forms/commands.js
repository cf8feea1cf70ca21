/** The commands of a page: runs the actions of one that the user chose. */
import { ask } from "../python/crossing.js";
import { platform } from "../python/platform.js";
import { argumentsFor, pageOf } from "./command-arguments.js";
import { openingFor } from "./form-depth.js";
import { ensureFrame, whenLoaded } from "./form-frames.js";
import { callNamed, guarded } from "./named-functions.js";

/**
 * Runs the actions of a command, in order, when the libraries of its page have run.
 * @param bar The page, and the name of the subgrid with the command bar; `at` is the index of the command.
 */
export function runCommand(bar, at) {
  const page = pageOf(bar);
  ensureFrame(page);
  whenLoaded(page, () => run(page, bar, at));
}

function run(page, bar, at) {
  const command = ask("commandOf", [bar, String(at)], "commands");
  const givenTo = argumentsFor(bar, command);
  for (const action of command.actions) {
    if (action.url || action.webResource) guarded(() => open(action));
    else openingFor(page, () => callNamed(page, action, givenTo(action)));
  }
}

/** Opens the address or the web resource of a command as a script would. */
function open({ url, webResource }) {
  const { Navigation } = platform.scope.Xrm;
  if (webResource) Navigation.openWebResource(webResource);
  else Navigation.openUrl(url);
}
