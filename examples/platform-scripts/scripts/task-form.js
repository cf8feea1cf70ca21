// A form script that follows what happens to its record: saves, and changes that a refresh brings.
var Contoso = window.Contoso || {};

Contoso.Task = {
  seen: [],

  onLoad: (executionContext) => {
    const form = executionContext.getFormContext();
    Contoso.Task.note(form, `loaded ${executionContext.getEventArgs().getDataLoadState()}`);
    form.getAttribute("subject").addOnChange(Contoso.Task.onSubject);
    form.data.entity.addOnPostSave(Contoso.Task.onPostSave);
  },

  onSubject: (executionContext) => {
    const source = executionContext.getEventSource();
    Contoso.Task.note(executionContext.getFormContext(), `${source.getName()} changed`);
  },

  onPostSave: (executionContext) => {
    const args = executionContext.getEventArgs();
    const { name } = args.getEntityReference();
    const text = args.getIsSaveSuccess() ? `saved ${name}` : "not saved";
    Contoso.Task.note(executionContext.getFormContext(), text);
  },

  /** Changes the record behind the form; the form shows it after the refresh. */
  changeElsewhere: async (form) => {
    const id = form.data.entity.getId().replace(/[{}]/g, "");
    const before = form.getAttribute("subject").getValue();
    await Xrm.WebApi.updateRecord("task", id, { subject: `${before} (again)` });
    const isKept = form.getAttribute("subject").getValue() === before;
    Contoso.Task.note(form, isKept ? "kept" : "replaced");
    await form.data.refresh(false);
  },

  note: (form, text) => {
    Contoso.Task.seen.push(text);
    form.ui.setFormNotification(Contoso.Task.seen.join("; "), "INFO", "seen");
  },
};
