/**
 * What web resources get as `ClientGlobalContext.js.aspx`: the workspace's `Xrm`, and `GetGlobalContext()`.
 * A classic script, for pages in frames of the workspace, however deep.
 */
(() => {
  /** The nearest window around this one that has an `Xrm`; none where there is no workspace, or none that may be asked. */
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
