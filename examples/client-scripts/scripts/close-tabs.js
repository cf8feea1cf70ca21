// A command of the case form: closes every tab of the session. The first one stays, since a session has no life without it.
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
