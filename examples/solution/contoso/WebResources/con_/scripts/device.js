/* The form of a device. It defines onLoad, as the library of the case form does. */
var Contoso = window.Contoso || {};

// The form calls it by its name.
function onLoad(context) {
  Audit.note("Device form loaded");
  context.getFormContext().ui.setFormNotification(Audit.lines[0], "INFO", "loaded");
}

Contoso.Device = {
  greet: function (context, kind, count, list) {
    const text = `${kind} ${count} ${list.length}`;
    context.getFormContext().ui.setFormNotification(text, "INFO", "greeting");
  },
  never: function () {
    throw new Error("This handler is disabled.");
  },
  onSave: function (context) {
    const form = context.getFormContext();
    if (form.getAttribute("con_price").getValue() < 0) {
      context.getEventArgs().preventDefault();
    }
  },
  onKind: function (context) {
    const form = context.getFormContext();
    const isOven = form.getAttribute("con_kind").getValue() === 100000002;
    form.ui.tabs.get("general").sections.get("secret").setVisible(isOven);
  },
  onPlainChange: function (what) {
    Xrm.Page.ui.setFormNotification(`Changed: ${what}`, "INFO", "changed");
  },
  onTab: function (context) {
    const tab = context.getEventSource();
    if (tab.getDisplayState() === "expanded") {
      context.getFormContext().getControl("Subgrid_cases").refresh();
    }
  },
  onCase: function (context) {
    // The form context of this event is the row.
    const name = context.getFormContext().data.entity.getPrimaryAttributeValue();
    Xrm.Page.ui.setFormNotification(`Selected: ${name}`, "INFO", "selected");
  },
  retire: function (grid) {
    Xrm.Navigation.openAlertDialog({
      text: `${grid.getGrid().getSelectedRows().getLength()} devices`,
    });
  },
};
