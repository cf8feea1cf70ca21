/** Tasks of their own: not of the caller's, and not of a timer's, which a test's clock may hold back. */

const tasks = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => tasks.shift()();

/** Has something done soon; what it throws is an uncaught error. Tasks are done in the order they came in. */
export function inTask(task) {
  tasks.push(task);
  port2.postMessage(null);
}
