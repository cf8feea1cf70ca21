/* The form of a case. It defines onLoad, as the library of the device form does. */
var Contoso = window.Contoso || {};

// The form calls it by its name.
function onLoad(context) {
  const form = context.getFormContext();
  form.ui.setFormNotification(Contoso.label("welcome"), "INFO", "loaded");
  form.getControl("header_con_urgency").setDisabled(true);
}

Contoso.Case = {
  onUrgency: function (context) {
    const form = context.getFormContext();
    const isRisk = form.getAttribute("con_urgency").getValue() === 100000002;
    form.getAttribute("con_deviceid").setRequiredLevel(isRisk ? "required" : "none");
    form.ui.refreshRibbon();
  },
  isUrgent: function (form) {
    return Promise.resolve(form.getAttribute("con_urgency").getValue() === 100000002);
  },
  escalate: function (form, from) {
    form.ui.setFormNotification(`Escalated from the ${from}`, "WARNING", "escalated");
  },
  notify: function (form, ...what) {
    form.ui.setFormNotification(what.join(" "), "INFO", what.join(" "));
  },
  copyNumber: function (form) {
    return Xrm.Navigation.openAlertDialog({ text: form.data.entity.getId() });
  },
  takeOver: function (grid, rows) {
    return Xrm.Navigation.openAlertDialog({ text: rows[0].Name }).then(() => grid.refresh());
  },
};
