/**
 * The first script of each HTML web resource; the server and the build add it. A page in a frame of the workspace, at any depth,
 * gets the answers of the workspace to its requests to the Web API.
 */
(() => {
  let outer = window;
  try {
    while (outer !== outer.parent && !outer.apmWorkspace) outer = outer.parent;
    outer.apmWorkspace?.answerRequests(window);
  } catch {
    // A window of another origin, or a workspace that has not started.
  }
})();
