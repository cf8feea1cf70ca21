/** Commands that the settings add to a page: calls their functions with their parameters. */
import { objectOf } from "../facade/objects.js";
import { ask } from "../python/crossing.js";
import { callNamed } from "./named-functions.js";

/** Runs the function of a command of a page; `at` is the index of the command. */
export function runCommand(page, at) {
  const command = ask("commandOf", [page, String(at)], "commands");
  const control = objectOf(command.isForm ? "formContext" : "gridContext", page);
  const named = { ...command.named, PrimaryControl: control, SelectedControl: control };
  callNamed(
    command,
    command.parameters.map((each) => (Object.hasOwn(named, each) ? named[each] : each)),
  );
}
