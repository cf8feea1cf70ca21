/** Scripts on forms: hears what happens to forms, and calls the functions that are for it. */
import { hear } from "../facade/signals.js";
import { commandsBy, onCommand } from "./commands.js";
import { formsBy, onChange, onLoad, onTabState } from "./events.js";
import "./members.js";
import { saveForPerson, savesBy } from "./saving.js";
import "./viewport.js";

export { forgetAllHandlers, forgetHandlers } from "./handlers.js";

/** Starts to hear; `python` has the functions that events.js, saving.js and commands.js ask. */
export function startForms(python) {
  formsBy(python);
  savesBy(python);
  commandsBy(python.commandOf);
  hear("form-load", onLoad);
  hear("field-change", onChange);
  hear("form-save", saveForPerson);
  hear("form-tab", onTabState);
  hear("command", onCommand);
}
