/**
 * Functions that wait until Python has finished its current command, so that a script never sees a command half done. They
 * run in a task, or before the screen is drawn, whichever comes first.
 */
import { onRestart } from "./lifetime.js";
import { platform } from "./platform.js";
import { inTask } from "./tasks.js";

const waiting = [];

/** Runs a function after the current command. */
export function later(task) {
  if (waiting.push(task) === 1) inTask(runTasks);
}

/** Runs all waiting functions, including those that they add. Errors are reported as uncaught errors of the page. */
export function runTasks() {
  while (waiting.length) {
    const task = waiting.shift();
    try {
      task();
    } catch (error) {
      platform.reportError(error);
    }
  }
}

onRestart(() => {
  waiting.length = 0;
});
