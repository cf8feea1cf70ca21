/** Commands that the settings add to a page: calls their functions with their parameters. */
import { objectOf } from "../facade/objects.js";
import { ask } from "../python/crossing.js";
import { openingFor } from "./form-depth.js";
import { ensureFrame, whenLoaded } from "./form-frames.js";
import { callNamed } from "./named-functions.js";

/** Runs the function of a command of a page when its libraries have run; `at` is the index of the command. */
export function runCommand(page, at) {
  ensureFrame(page);
  whenLoaded(page, () => run(page, at));
}

function run(page, at) {
  const command = ask("commandOf", [page, String(at)], "commands");
  const control = objectOf(command.isForm ? "formContext" : "gridContext", page);
  const named = { ...command.named, PrimaryControl: control, SelectedControl: control };
  const given = command.parameters.map((each) => (Object.hasOwn(named, each) ? named[each] : each));
  openingFor(page, () => callNamed(page, command, given));
}
