/** Scripts on forms: registers what runs when something happens to a form. */
import { onSignal } from "../python/signals.js";
import { runCommand } from "./commands.js";
import { onChange, onLoad, onRefresh, onTabState } from "./events.js";
import "./form-members.js";
import { saveForUser } from "./saving.js";
import "./viewport.js";

onSignal("form-load", onLoad);
onSignal("field-change", onChange);
onSignal("form-save", saveForUser);
onSignal("form-refresh", onRefresh);
onSignal("form-tab", onTabState);
onSignal("command", runCommand);
