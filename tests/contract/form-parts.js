/**
 * What is left of a form: its collections, its names, and functions that are taken away again
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/clientapi-form-context
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
  /** Opens a tab with a case's form, and gives its form context. */
  const open = async () => {
    await Xrm.Navigation.openForm({ entityName: "incident", entityId: CASE });
    await apmWorkspace.drawn();
    return Xrm.Page;
  };
  const names = (collection) => collection.get().map((each) => each.getName());
  const cases = {
    "[D] data.attributes and ui.controls hold the columns of the form": async () => {
      const { data, ui } = await open();
      t.same(names(data.attributes), names(data.entity.attributes), "the attributes");
      t.check(names(data.attributes).includes("title"), "the title is missing");
      const without = names(data.attributes).filter((name) => !names(ui.controls).includes(name));
      t.same(without, [], "the attributes without a control");
      const title = ui.controls.get("title");
      t.check(title.getAttribute() === data.attributes.get("title"), "its own");
      t.same(title.getName(), "title", "its name");
    },
    "[D] the record's table has a name for a record and one for many": async () => {
      const { entity } = (await open()).data;
      t.same([entity.getEntityName(), entity.getEntitySetName()], ["incident", "incidents"], "it");
    },
    "[D] a record lacks what is required until it has it": async () => {
      const { entity, attributes } = (await open()).data;
      t.same(entity.isValid(), true, "as it comes");
      attributes.get("title").setValue(null);
      t.same(entity.isValid(), false, "without its title");
    },
    "[D] the submit mode of an attribute is the one that was set": async () => {
      const title = (await open()).getAttribute("title");
      t.same(title.getSubmitMode(), "dirty", "as it comes");
      title.setSubmitMode("never");
      t.same(title.getSubmitMode(), "never", "once it was set");
    },
    "[D] a lookup tells the tables it may point to": async () => {
      const form = await open();
      t.same(form.getControl("customerid").getEntityTypes(), ["account", "contact"], "the tables");
    },
    "[D] a section has a label, which can be changed": async () => {
      const section = (await open()).ui.tabs.get(0).sections.get(0);
      const label = section.getLabel();
      t.check(typeof label === "string" && label !== "Mine", label);
      section.setLabel("Mine");
      t.same(section.getLabel(), "Mine", "the label");
    },
    "[D] functions that were taken away are not called": async () => {
      const { data, ui } = await open();
      const tab = ui.tabs.get(0);
      let [kept, dropped] = [0, 0];
      const keep = () => (kept += 1);
      const drop = () => (dropped += 1);
      for (const each of [keep, drop]) {
        data.addOnLoad(each);
        ui.addOnLoad(each);
        data.entity.addOnPostSave(each);
        tab.addTabStateChange(each);
      }
      data.removeOnLoad(drop);
      ui.removeOnLoad(drop);
      data.entity.removeOnPostSave(drop);
      tab.removeTabStateChange(drop);
      tab.setDisplayState("collapsed");
      data.attributes.get("title").setValue("Leak");
      await data.save();
      await data.refresh();
      await apmWorkspace.drawn();
      t.check(kept > 2, `those that stayed were called ${kept} times`);
      t.same(dropped, 0, "how often those that went were called");
    },
    "[A] filters of a lookup are taken and change nothing": async () => {
      const customer = (await open()).getControl("customerid");
      let called = 0;
      const filter = () => {
        called += 1;
        customer.addCustomFilter("<filter/>", "account");
      };
      customer.addPreSearch(filter);
      customer.removePreSearch(filter);
      customer.addCustomFilter("<filter/>", "account");
      await apmWorkspace.drawn();
      t.same(called, 0, "how often the function was called");
    },
    "[A] drawing the commands anew changes nothing": async () => {
      const { ui } = await open();
      await apmWorkspace.drawn();
      const bar = () => document.querySelector("[role=tabpanel]:not([hidden])").innerHTML;
      const before = bar();
      ui.refreshRibbon(true);
      await apmWorkspace.drawn();
      t.same(bar(), before, "the page");
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
