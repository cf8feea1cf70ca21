// Runs when the app has loaded, without waiting for an event.
var Contoso = window.Contoso || {};

Contoso.Startup = {
  /** The side panes, which are the same for all sessions. */
  panes: [
    { paneId: "contosoFollow", title: "Follow", webResource: "contoso_/follow/pane.html" },
    { paneId: "contosoVerbs", title: "Verbs", webResource: "contoso_/verbs/harness.html" },
  ],

  /** Opens a pane with a web resource, unless the pane exists. */
  openPane: (options) => {
    var known = Xrm.App.sidePanes.getPane(options.paneId);
    if (known) return Promise.resolve(known);
    return Xrm.App.sidePanes
      .createPane({
        paneId: options.paneId,
        title: options.title,
        imageSrc: Xrm.Utility.getGlobalContext().getClientUrl() + "/WebResources/contoso_/pane.svg",
        canClose: false,
        isSelected: options.paneId === "contosoFollow",
      })
      .then((pane) =>
        pane.navigate({ pageType: "webresource", webresourceName: options.webResource }),
      );
  },

  openPanes: () => Promise.all(Contoso.Startup.panes.map(Contoso.Startup.openPane)),
};

Contoso.Startup.openPanes().catch((error) => {
  console.error("Contoso: the panes did not open.", error.message);
});

Microsoft.Apm.getFocusedSession().getFocusedTab().title =
  "Desk of " + Xrm.Utility.getGlobalContext().userSettings.userName;

Microsoft.Apm.createTab({
  templateName: "contoso_cases_tab",
  appContext: new Map([["customer", "everybody"]]),
  isFocused: false,
});
