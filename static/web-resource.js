/**
 * The first script of each HTML web resource; the server and the build add it. A page in a frame of the workspace, at any depth,
 * or in a window that the workspace has opened, gets the answers of the workspace to its requests to the Web API.
 */
(() => {
  const next = (outer) => (outer === outer.parent ? outer.opener : outer.parent);
  try {
    let outer = next(window);
    while (outer && !outer.apmWorkspace) outer = next(outer);
    outer?.apmWorkspace.answerRequests(window);
  } catch {
    // A window of another origin, or a workspace that has not started.
  }
})();
