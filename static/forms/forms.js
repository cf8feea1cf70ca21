/** Scripts on forms: registers what runs when something happens to a form. */
import { onSignal } from "../python/signals.js";
import { runCommand } from "./commands.js";
import { onChange, onLoad, onTabState } from "./events.js";
import "./field-notes.js";
import "./form-members.js";
import { onPreSearch } from "./pre-search.js";
import { saveForUser } from "./saving.js";
import "./viewport.js";

onSignal("form-load", onLoad);
onSignal("field-change", onChange);
onSignal("pre-search", onPreSearch);
onSignal("form-save", saveForUser);
onSignal("form-tab", onTabState);
onSignal("command", runCommand);
