/** What Python and Node.js need of the modules for scripts, without a page. */

export { listFailure } from "./failure-list.js";
export { allStarted, loadAgain, startAll, whenStarted } from "./listed.js";
