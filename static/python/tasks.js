/** Tasks of the event loop. They need no timer, because a test may replace the clock. */

const tasks = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => {
  const task = tasks.shift();
  // In Node.js, a port keeps the process running, which is right only while a task waits.
  if (!tasks.length) port1.unref?.();
  task();
};
port1.unref?.();

/** Runs a function soon, in a task of its own. Tasks run in order; an error in one is an uncaught error. */
export function inTask(task) {
  if (tasks.push(task) === 1) port1.ref?.();
  port2.postMessage(null);
}
