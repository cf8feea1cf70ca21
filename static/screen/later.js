/**
 * Calls of scripts' functions, which wait until Python has finished what it is at: a script that is called back can never meet
 * a half-done command. They run in a task of their own, or before the screen is drawn, whichever comes first.
 */
import { inTask } from "../scripts/tasks.js";

const waiting = [];

/** Has a function run soon. */
export function later(task) {
  if (waiting.push(task) === 1) inTask(runTasks);
}

/** Runs all that wait, also those that are added meanwhile. What one throws is reported as the page's own error. */
export function runTasks() {
  while (waiting.length) {
    const task = waiting.shift();
    try {
      task();
    } catch (error) {
      reportError(error);
    }
  }
}

/** Forgets those that wait: they belong to a workspace that is gone. */
export function forgetTasks() {
  waiting.length = 0;
}
