/**
 * The file that web resources load as `ClientGlobalContext.js.aspx`. It provides `GetGlobalContext()` [D] and the workspace's `Xrm` [A].
 * A classic script, for pages in frames of the workspace at any depth.
 */
(() => {
  /** The nearest outer window that has an `Xrm`; undefined if there is none, or if it is of another origin. */
  function workspace() {
    let outer = window;
    try {
      while (outer !== outer.parent) {
        outer = outer.parent;
        if (outer.Xrm) return outer;
      }
    } catch {
      // A window of another origin.
    }
    return undefined;
  }

  window.Xrm ??= workspace()?.Xrm;
  window.GetGlobalContext = () => {
    if (window.Xrm) return window.Xrm.Utility.getGlobalContext();
    throw new Error("GetGlobalContext: this page has to be shown in a tab of the workspace");
  };
})();
