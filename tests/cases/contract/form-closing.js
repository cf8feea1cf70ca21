/**
 * Forms that close, and their objects afterwards
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/formcontext-ui/close
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("form-closing", (t) => {
  const { CASE, register, openInTab: open, failures } = t.forms;
  const { Apm } = Microsoft;

  return {
    "[A] ui.close closes a tab, the session of an anchor, a side pane, a dialog": async () => {
      let form;
      await register({
        "incident onload": (context) => {
          form = context.getFormContext();
        },
      });
      const close = async () => {
        await apmWorkspace.drawn();
        form.ui.close();
        await apmWorkspace.drawn();
        t.throws(() => form.data.getIsDirty(), " is closed");
      };
      await t.tab();
      await close();
      t.same(Apm.getFocusedSession().getAllTabs(), ["tab-id-0"], "the tabs");
      await t.session();
      await close();
      t.same(Apm.getAllSessions(), ["session-id-0"], "the sessions");
      const pageInput = { pageType: "entityrecord", entityName: "incident" };
      await (await Xrm.App.sidePanes.createPane({ paneId: "mine" })).navigate(pageInput);
      await close();
      t.same(Xrm.App.sidePanes.getAllPanes().length, 0, "the panes");
      const dialog = Xrm.Navigation.navigateTo(pageInput, { target: 2 });
      await close();
      await dialog;
      t.check(!document.querySelector("dialog[open]"), "the dialog is open");
    },
    "[A] members of a closed form say that it is closed": async () => {
      const form = await open();
      const title = form.getAttribute("title");
      const tab = form.ui.tabs.get(0);
      const ways = {
        throws: [
          () => form.getAttribute("title"),
          () => form.data.getIsDirty(),
          () => form.data.entity.getId(),
          () => form.data.entity.addOnSave(() => {}),
          () => form.data.addOnLoad(() => {}),
          () => form.ui.setFormNotification("x", "INFO", "a"),
          () => form.ui.tabs.get(),
          () => title.getValue(),
          () => title.setValue("x"),
          () => title.addOnChange(() => {}),
          () => title.fireOnChange(),
          () => tab.getLabel(),
          () => tab.addTabStateChange(() => {}),
        ],
        rejects: [
          () => form.data.save(),
          () => form.data.refresh(),
          () => form.data.entity.save("saveandclose"),
        ],
      };
      const all = async (words) => {
        for (const [how, acts] of Object.entries(ways)) {
          for (const act of acts) await t[how](act, words);
        }
      };
      form.ui.close();
      await all("tab-id-1 is closed");
      const other = await open();
      Object.assign(ways, { throws: [() => other.getAttribute(), () => other.data.addOnLoad()] });
      ways.rejects = [() => other.data.save()];
      await apmWorkspace.reset();
      await t.tab();
      await all("tab-id-1 is closed by reset");
    },
    "[A] a form that shows something else by now is closed": async () => {
      const pane = await Xrm.App.sidePanes.createPane({ paneId: "mail" });
      await pane.navigate({ pageType: "entityrecord", entityName: "email" });
      await Xrm.Navigation.openForm({ entityName: "email" });
      const form = Xrm.Page;
      await form.data.entity.getEntityName();
      const { entities: before } = await Xrm.WebApi.retrieveMultipleRecords("email");
      await Microsoft.Apm.getFocusedSession().close();
      await t.rejects(() => form.data.save(), "closed");
      await pane.navigate({ pageType: "entitylist", entityName: "email" });
      const { entities: after } = await Xrm.WebApi.retrieveMultipleRecords("email");
      t.same(after.length, before.length, "how many e-mails");
    },
    "[A] the form context of a side pane is of the form that it shows": async () => {
      const forms = [];
      await register({ "incident onload": (context) => forms.push(context.getFormContext()) });
      const pane = await Xrm.App.sidePanes.createPane({ paneId: "mine" });
      const pageInput = { pageType: "entityrecord", entityName: "incident" };
      await pane.navigate(pageInput);
      await apmWorkspace.drawn();
      await pane.navigate({ ...pageInput, entityId: CASE });
      await apmWorkspace.drawn();
      t.same(forms[1].data.entity.getId(), `{${CASE.toUpperCase()}}`, "the id");
      t.check(forms[0] === forms[1], "it is another one");
    },
    "[E] a form that closes at once, or while it is saved, does no harm": async () => {
      const form = await open();
      Apm.createTab({
        templateName: "msdyn_entityrecord",
        appContext: new Map([["entityName", "incident"]]),
      }).then((id) => Apm.closeTab(id));
      const id = Apm.createTab({
        templateName: "msdyn_entityrecord",
        appContext: new Map([["entityName", "incident"]]),
      });
      Apm.closeTab(id);
      await apmWorkspace.drawn();
      form.data.entity.addOnSave(async () => form.ui.close());
      form.getAttribute("title").setValue("Leak");
      await t.rejects(
        () => form.data.save(),
        "formContext.data.save: Case Espresso",
        "was closed before it was saved; nothing was saved.",
      );
      t.same(failures(), [], "the failures");
    },
    "[A] a form may be closed by a function that hears of its save": async () => {
      await Xrm.Navigation.openForm({ entityName: "contact" });
      const form = Xrm.Page;
      form.getAttribute("lastname").setValue("Silva");
      form.data.entity.addOnPostSave(() => form.ui.close());
      const { savedEntityReference } = await form.data.save();
      t.same(savedEntityReference.entityType, "contact", "the table");
      t.check(savedEntityReference.id, "the reference has no id");
    },
  };
});
