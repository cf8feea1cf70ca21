/** Commands that the settings put on a page: which function is called, and with what. */
import { send } from "../facade/calls.js";
import { objectOf } from "../facade/objects.js";
import { callNamed } from "./scripts.js";

let commandOf;

/** Tells once what gives a command of a page, with what its parameters stand for. */
export function commandsBy(python) {
  commandOf = python;
}

/** Runs the function of a command of a page. */
export function onCommand(page, at) {
  const command = send(commandOf, [page, String(at)], "commands");
  const control = objectOf(command.isForm ? "formContext" : "gridContext", page);
  const named = { ...command.named, PrimaryControl: control, SelectedControl: control };
  callNamed(
    command,
    command.parameters.map((each) => (Object.hasOwn(named, each) ? named[each] : each)),
  );
}
