/**
 * Forms that close, and what is left of them
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/formcontext-ui/close
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
{
  const t = {
    /** Fails the case with a sentence. */
    check(ok, sentence) {
      if (!ok) throw new Error(sentence);
    },
    /** Fails the case unless two values are the same as JSON. */
    same(given, wanted, what) {
      const [is, should] = [given, wanted].map((value) => JSON.stringify(value));
      t.check(is === should, `${what} is ${is}, not ${should}`);
    },
    /** The Error, with its number, that a call rejects with; its message has these words. */
    async rejects(act, ...words) {
      const result = act();
      t.check(result instanceof Promise, "it returned no Promise");
      const resolved = (value) => t.check(false, `it resolved to ${value}`);
      return t.error(await result.then(resolved, (error) => error), words);
    },
    /** The Error, with its number, that a call throws; its message has these words. */
    throws(act, ...words) {
      let value;
      try {
        value = act();
      } catch (error) {
        return t.error(error, words);
      }
      throw new Error(`it returned ${value} instead of throwing`);
    },
    /** Fails the case unless this is an Error with a number whose message has these words. */
    error(error, words) {
      t.check(error instanceof Error, `${error} is no Error`);
      t.same(typeof error.errorCode, "number", `the type of errorCode of "${error.message}"`);
      for (const word of words) {
        t.check(error.message.includes(word), `the message "${error.message}" lacks "${word}"`);
      }
      return error;
    },
    /** What is written with console.warn while something is done; it does not reach the console. */
    async warnings(act) {
      const { warn } = console;
      const said = [];
      console.warn = (...words) => said.push(words.join(" "));
      try {
        await act();
      } finally {
        console.warn = warn;
      }
      return said;
    },
    /** Opens a session with the create form of a case, and gives its object. */
    async session(more) {
      const id = await Microsoft.Apm.createSession({
        templateName: "case_entity_session_default_template",
        sessionContext: new Map([["parametersStr", '[["entityName","incident"]]']]),
        ...more,
      });
      return Microsoft.Apm.getSession(id);
    },
    /** Opens a tab with the create form of a case in the focused session, and gives its object. */
    async tab(more) {
      const id = await Microsoft.Apm.createTab({
        templateName: "msdyn_entityrecord",
        appContext: new Map([["entityName", "incident"]]),
        ...more,
      });
      return Microsoft.Apm.getFocusedSession().getTab(id);
    },
  };
  /** Runs a case in a new workspace; then starts another one with the settings as they come. */
  const tidy = async (run) => {
    await apmWorkspace.load({});
    try {
      await run();
    } finally {
      apmWorkspace.record(false);
      await apmWorkspace.load({});
    }
  };
  // The preamble ends here: it is the same in every file of this folder.

  const CASE = "ca5e0000-0000-4000-8000-000000000001";
  const { Apm } = Microsoft;

  /** Starts anew with form scripts: by "<table> <event> <column>", each with its function. */
  const register = (scripts) => {
    globalThis.apmForm = Object.values(scripts);
    const forms = Object.keys(scripts).map((key, at) => {
      const [table, event, column] = key.split(" ");
      globalThis[`apmForm${at}`] = (...given) => globalThis.apmForm[at](...given);
      return { table, event, function: `apmForm${at}`, ...(column && { column }) };
    });
    return apmWorkspace.load({ forms });
  };
  /** Starts anew with the form of a case in a tab, and gives its form context. */
  const open = async () => {
    await apmWorkspace.load({});
    const appContext = new Map(Object.entries({ entityName: "incident", entityId: CASE }));
    await Apm.createTab({ templateName: "msdyn_entityrecord", appContext });
    await apmWorkspace.drawn();
    return Xrm.Page;
  };
  const failures = () =>
    [...document.querySelectorAll("[aria-label='Failures of client scripts'] li")].map(
      (each) => each.textContent,
    );

  const cases = {
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

  // The footer begins here: it is the same in every file of this folder.
  const all = Object.entries(cases).map(([name, run]) => [name, () => tidy(run)]);
  const runAll = async () => {
    for (const [name, run] of all) {
      const passed = () => console.log("passed", name);
      await run().then(passed, (error) => console.error("failed", name, error.message));
    }
  };
  // A runner that defines apmCases gets the cases. In a console they run by themselves, one file after another.
  if (globalThis.apmCases) globalThis.apmCases(Object.fromEntries(all));
  else globalThis.apmQueue = Promise.resolve(globalThis.apmQueue).then(runAll);
}
