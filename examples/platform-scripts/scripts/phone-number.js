// A form script that suggests another value, with a button that takes it.
var Contoso = window.Contoso || {};

Contoso.Phone = {
  onLoad: (executionContext) => {
    const form = executionContext.getFormContext();
    form.getAttribute("telephone1").addOnChange(Contoso.Phone.onPhone);
  },

  onPhone: (executionContext) => {
    const form = executionContext.getFormContext();
    const attribute = form.getAttribute("telephone1");
    const control = form.getControl("telephone1");
    const given = attribute.getValue() || "";
    const wanted = given.replace(/[^+\d]/g, "");
    if (wanted === given) {
      control.clearNotification("phone");
      return;
    }
    const take = () => {
      attribute.setValue(wanted);
      control.clearNotification("phone");
    };
    control.addNotification({
      messages: [`Use ${wanted}?`],
      notificationLevel: "RECOMMENDATION",
      uniqueId: "phone",
      actions: [{ message: "Use only digits", actions: [take] }],
    });
  },
};
