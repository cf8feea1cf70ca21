/** Scripts on forms: registers what runs when something happens to a form. */
import { hear } from "../python/signals.js";
import { runCommand } from "./commands.js";
import { onChange, onLoad, onTabState } from "./events.js";
import "./form-members.js";
import { saveForUser } from "./saving.js";
import "./viewport.js";

hear("form-load", onLoad);
hear("field-change", onChange);
hear("form-save", saveForUser);
hear("form-tab", onTabState);
hear("command", runCommand);
