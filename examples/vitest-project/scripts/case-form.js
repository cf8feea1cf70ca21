/** Functions of the case form, and a rule: the title of a case with high priority begins with its mark. */
var Contoso = window.Contoso || {};

Contoso.Case = {
  MARK: "URGENT ",
  HIGH: 1,

  onLoad(executionContext) {
    const form = executionContext.getFormContext();
    form.getAttribute("prioritycode").addOnChange(Contoso.Case.markTitle);
  },

  markTitle(executionContext) {
    const form = executionContext.getFormContext();
    const title = form.getAttribute("title");
    const plain = (title.getValue() ?? "").replace(Contoso.Case.MARK, "");
    const isHigh = form.getAttribute("prioritycode").getValue() === Contoso.Case.HIGH;
    title.setValue(isHigh ? Contoso.Case.MARK + plain : plain);
  },

  onSave(executionContext) {
    const form = executionContext.getFormContext();
    if (form.getAttribute("title").getValue()?.trim()) return;
    executionContext.getEventArgs().preventDefault();
    form.ui.setFormNotification("Enter a title.", "ERROR", "no-title");
  },
};
