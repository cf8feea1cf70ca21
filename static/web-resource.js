/**
 * The first script of each HTML web resource; the server and the build add it. A page in a frame of the workspace, at any depth,
 * or in a window that the workspace has opened, gets the answers of the workspace to its requests to the Web API. In a dialog of the
 * workspace, `window.close()` closes the dialog [S].
 */
(() => {
  const next = (outer) => (outer === outer.parent ? outer.opener : outer.parent);
  try {
    let outer = next(window);
    while (outer && !outer.apmWorkspace) outer = next(outer);
    outer?.apmWorkspace.answerRequests(window);
    const dialog = outer && outer === window.parent && window.frameElement.closest("dialog");
    if (dialog) {
      const cancel = () => dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
      // The script that closes the dialog ends first: its frame goes with the dialog.
      window.close = () => outer.queueMicrotask(cancel);
    }
  } catch {
    // A window of another origin, or a workspace that has not started.
  }
})();
