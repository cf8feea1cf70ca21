/**
 * Saving and refreshing a form
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/save-event-arguments
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
  const saved = () => Xrm.WebApi.retrieveRecord("incident", CASE);

  const cases = {
    "[D] OnSave gets the save mode and can prevent the save": async () => {
      const form = await open();
      const modes = [];
      const prevent = (context) => {
        const args = context.getEventArgs();
        modes.push(args.getSaveMode(), args.isDefaultPrevented());
        args.preventDefault();
        modes.push(args.isDefaultPrevented());
      };
      form.data.entity.addOnSave(prevent);
      form.getAttribute("title").setValue("Leak");
      await t.rejects(() => form.data.save(), "an OnSave function has prevented it");
      await t.rejects(() => form.data.entity.save("saveandclose"), "has prevented it");
      await t.rejects(() => form.data.save({ saveMode: 70 }), "has prevented it");
      t.same(modes, [1, false, true, 2, false, true, 70, false, true], "the modes");
      t.same(form.data.getIsDirty(), true, "whether it is still dirty");
      form.data.entity.removeOnSave(prevent);
      const { savedEntityReference } = await form.data.save();
      t.same(savedEntityReference, form.data.entity.getEntityReference(), "the reference");
      t.same((await saved()).title, "Leak", "the saved title");
    },
    "[D] a save waits for what OnSave functions return": async () => {
      const form = await open();
      let go;
      form.data.entity.addOnSave(
        () =>
          new Promise((resolve) => {
            go = resolve;
          }),
      );
      form.getAttribute("title").setValue("Leak");
      const saving = form.data.save();
      await null;
      t.check((await saved()).title !== "Leak", "it was saved at once");
      go();
      await saving;
      t.same((await saved()).title, "Leak", "the saved title");
    },
    "[D] a function that fails does not prevent the save (reports)": async () => {
      const form = await open();
      form.data.entity.addOnSave(async () => {
        throw new Error("later");
      });
      form.data.entity.addOnSave(() => {
        throw new Error("at once");
      });
      form.getAttribute("title").setValue("Leak");
      await form.data.save();
      t.same((await saved()).title, "Leak", "the saved title");
      await apmWorkspace.drawn();
      t.same(
        failures()
          .map((each) => each.split(": ")[1])
          .sort(),
        ["at once", "later"],
        "failures",
      );
    },
    "[D] unless it asked for that (reports)": async () => {
      for (const fail of [() => Promise.reject(new Error("later")), () => oops()]) {
        const form = await open();
        form.data.entity.addOnSave((context) => {
          context.getEventArgs().preventDefaultOnError();
          return fail();
        });
        form.getAttribute("title").setValue("Leak");
        await t.rejects(() => form.data.save(), "an OnSave function has prevented it");
        t.check((await saved()).title !== "Leak", "it was saved");
      }
    },
    "[D] a save waits as long as it takes where a function asked for that": async () => {
      const { data } = await open();
      let go;
      data.entity.addOnSave((context) => {
        context.getEventArgs().disableAsyncTimeout();
        return new Promise((resolve) => {
          go = resolve;
        });
      });
      data.attributes.get("title").setValue("Leak");
      const saving = data.save();
      await null;
      t.same(data.getIsDirty(), true, "whether it waits");
      go();
      await saving;
      t.same(data.getIsDirty(), false, "whether it waits no longer");
    },
    "[D] after a save: OnPostSave, and the data's OnLoad says why it ran": async () => {
      const form = await open();
      const seen = [];
      form.data.entity.addOnPostSave(() => seen.push("saved"));
      form.data.addOnLoad((context) => seen.push(context.getEventArgs().getDataLoadState()));
      form.ui.addOnLoad(() => seen.push("never: the form has loaded"));
      await form.data.save();
      form.getAttribute("title").setValue("Leak");
      await form.data.save();
      await form.data.refresh();
      form.getAttribute("title").setValue("Drip");
      await form.data.refresh(true);
      t.same(seen, ["saved", 2, 3, "saved", 2, 3], "what ran");
      t.same((await saved()).title, "Drip", "the saved title");
    },
    "[D] data.refresh drops what was not saved": async () => {
      const form = await open();
      const title = form.getAttribute("title");
      title.setValue("Leak");
      await form.data.refresh();
      t.check(title.getValue().startsWith("Espresso"), title.getValue());
      t.same(form.data.getIsDirty(), false, "whether it is dirty");
    },
    "[D] saveandclose closes the form, saveandnew opens another": async () => {
      const form = await open();
      const { tabId } = Apm.getFocusedSession().getFocusedTab();
      form.getAttribute("title").setValue("Leak");
      await t.rejects(() => form.data.entity.save("savelater"), 'or "saveandnew", not "savelater"');
      await form.data.entity.save("saveandclose");
      t.check(!Apm.getFocusedSession().getAllTabs().includes(tabId), "it is open");
      t.same((await saved()).title, "Leak", "the saved title");
      await t.session();
      const other = await open();
      const sessions = Apm.getAllSessions().length;
      other.getAttribute("title").setValue("Drip");
      await other.data.entity.save("saveandnew");
      await apmWorkspace.drawn();
      t.same((await saved()).title, "Drip", "the saved title");
      t.same(Apm.getAllSessions().length, sessions + 1, "how many sessions");
      t.same(Apm.getFocusedSession().getFocusedTab().title, "New Case", "the new form");
    },
    "[D] what is never submitted is not saved": async () => {
      const form = await open();
      form.getAttribute("title").setValue("Leak");
      form.getAttribute("title").setSubmitMode("never");
      form.getAttribute("productserialnumber").setValue("S1");
      await form.data.save();
      const saved = await Xrm.WebApi.retrieveRecord("incident", CASE);
      t.same(saved.productserialnumber, "S1", "what is saved");
      t.check(saved.title.startsWith("Espresso"), saved.title);
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
