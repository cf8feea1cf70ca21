/** Tasks of the event loop. They need no timer, because a test may replace the clock. */

const tasks = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => tasks.shift()();

/** Runs a function soon, in a task of its own. Tasks run in order; an error in one is an uncaught error. */
export function inTask(task) {
  tasks.push(task);
  port2.postMessage(null);
}
