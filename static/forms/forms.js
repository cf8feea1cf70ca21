/** Scripts on forms: registers what runs when something happens to a form. */
import { onSignal } from "../python/signals.js";
import { onSavedScript } from "../scripts/listed.js";
import { evaluate } from "./command-rules.js";
import { runCommand } from "./commands.js";
import {
  onChange,
  onGridLoad,
  onLoad,
  onRecordSelect,
  onRefresh,
  onReplaced,
  onTabState,
} from "./events.js";
import { keepDepth } from "./form-depth.js";
import { closeFrame, pagesWith } from "./form-frames.js";
import "./field-notes.js";
import "./form-members.js";
import "./frame-controls.js";
import { onPreSearch } from "./pre-search.js";
import { saveForUser } from "./saving.js";
import "./process-flow.js";
import "./viewport.js";

onSignal("form-load", onLoad, keepDepth);
onSignal("form-replaced", onReplaced);
onSignal("field-change", onChange);
onSignal("pre-search", onPreSearch);
onSignal("form-save", saveForUser);
onSignal("form-refresh", onRefresh);
onSignal("form-tab", onTabState);
onSignal("record-select", onRecordSelect);
onSignal("grid-load", onGridLoad);
onSignal("command", runCommand);
onSignal("commands", (page) => evaluate(page));

onSavedScript((address) => {
  for (const { page, isForm } of pagesWith(address)) {
    // A list loads its libraries again for its next command.
    if (isForm) onLoad(page);
    else closeFrame(page);
  }
});
