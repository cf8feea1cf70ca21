// The functions that [[forms]] and [[commands]] of workspace.toml register.
globalThis.Contoso ??= {};

Contoso.Case = {
  /** Handles OnLoad: sets the title of the session to the number of the case. */
  onLoad: (executionContext) => {
    const ticket = executionContext.getFormContext().getAttribute("ticketnumber").getValue();
    if (ticket) Microsoft.Apm.getFocusedSession().title = ticket;
  },

  /** Handles OnChange: shows a notification on the form when the case becomes urgent. */
  onPriority: (executionContext) => {
    const form = executionContext.getFormContext();
    const isUrgent = form.getAttribute("prioritycode").getValue() === 1;
    if (isUrgent) form.ui.setFormNotification("This case is urgent.", "WARNING", "priority");
    else form.ui.clearFormNotification("priority");
  },

  /** The function of a command: its arguments are those of `parameters`. */
  greet: (formContext, word) => {
    const customer = formContext.getAttribute("customerid").getValue()?.[0]?.name ?? "you";
    formContext.ui.setFormNotification(`${word}, ${customer}!`, "INFO", "greeting");
  },
};
