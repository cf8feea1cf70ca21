/** The emulator's JavaScript without a page. The npm package has it as one file, and fills `platform` for Node.js. */
import { forgetHandlers } from "./facade/operation-handlers.js";
import { entries } from "./facade/recorder.js";
import { forgetStarted } from "./scripts/listed.js";
import "./forms/forms.js";
import { onSignal } from "./python/signals.js";

export * as facade from "./facade/facade.js";
export { acceptObjectsOfApi } from "./forms/form-window.js";
export { unwrap } from "./http/http.js";
export { runTasks } from "./python/later.js";
export { platform } from "./python/platform.js";
export { inTask } from "./python/tasks.js";
export { markUncaught } from "./scripts/failure-list.js";
export { markShown } from "./scripts/failures.js";
export * as scripts from "./scripts/headless-scripts.js";
export { placeOf, said, sentence, textIn } from "./scripts/place.js";
export { closeAll, endStart, scriptChannel } from "./scripts/script-channels.js";
export { readSnapshot, snapshotOptions, wake } from "./snapshot.mjs";

// Nothing has the keyboard focus.
onSignal("focus", () => {});

/** The messages of the events that were recorded, oldest first: `name`, and what the event has. */
export const events = () =>
  entries()
    .filter(({ kind }) => kind === "event")
    .map(({ name, payload }) => ({ name, ...payload }));

/** Forgets what client scripts of the workspace before have left: another one begins, in another global object. */
export function forgetScripts() {
  forgetStarted();
  forgetHandlers();
}
