// The functions that [[forms]] and [[commands]] of workspace.toml name.
globalThis.Contoso ??= {};

Contoso.Case = {
  /** Names the session after the case, once its form has loaded. */
  onLoad: (executionContext) => {
    const ticket = executionContext.getFormContext().getAttribute("ticketnumber").getValue();
    if (ticket) Microsoft.Apm.getFocusedSession().title = ticket;
  },

  /** Says so on the form when somebody makes the case urgent. */
  onPriority: (executionContext) => {
    const form = executionContext.getFormContext();
    const isUrgent = form.getAttribute("prioritycode").getValue() === 1;
    if (isUrgent) form.ui.setFormNotification("This case is urgent.", "WARNING", "priority");
    else form.ui.clearFormNotification("priority");
  },

  /** A button's function: its arguments are those of `parameters`. */
  greet: (formContext, word) => {
    const customer = formContext.getAttribute("customerid").getValue()?.[0]?.name ?? "you";
    formContext.ui.setFormNotification(`${word}, ${customer}!`, "INFO", "greeting");
  },
};
