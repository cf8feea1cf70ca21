/** The commands of a page: runs the actions of one that the user chose. */
import { ask } from "../python/crossing.js";
import { platform } from "../python/platform.js";
import { argumentsFor } from "./command-arguments.js";
import { openingFor } from "./form-depth.js";
import { ensureFrame, whenLoaded } from "./form-frames.js";
import { callNamed, guarded } from "./named-functions.js";

const WEB_RESOURCE = "$webresource:";

/** Runs the actions of a command of a page, in order, when its libraries have run; `at` is the index of the command. */
export function runCommand(page, at) {
  ensureFrame(page);
  whenLoaded(page, () => run(page, at));
}

function run(page, at) {
  const command = ask("commandOf", [page, String(at)], "commands");
  const givenTo = argumentsFor(page, command);
  for (const action of command.actions) {
    if (action.url) guarded(() => open(action.url));
    else openingFor(page, () => callNamed(page, action, givenTo(action)));
  }
}

/** Opens the address of a command as a script would. */
function open(url) {
  const { Navigation } = platform.scope.Xrm;
  if (url.startsWith(WEB_RESOURCE)) Navigation.openWebResource(url.slice(WEB_RESOURCE.length));
  else Navigation.openUrl(url);
}
