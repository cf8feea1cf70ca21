// A command of the case form that closes all tabs of the session, except the anchor tab, which cannot be closed.
var Contoso = window.Contoso || {};

Contoso.Tabs = {
  closeAll: (primaryControl) => {
    var formContext = primaryControl;
    var session = Microsoft.Apm.getFocusedSession();
    var tabIds = session.getAllTabs();
    for (var i = 0; i < tabIds.length; i++) {
      var tab = session.getTab(tabIds[i]);
      if (tab) tab.close();
    }
    var closed = tabIds.length - session.getAllTabs().length;
    formContext.ui.setFormNotification("Tabs closed: " + closed, "INFO", "closeAll");
  },
};
