/**
 * events of forms
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/events-forms-grids
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
  /** Opens a tab with a record's form, and gives its form context. */
  const open = async (parameters = { entityName: "incident", entityId: CASE }) => {
    let form;
    await register({
      [`${parameters.entityName} onload`]: (context) => {
        form = context.getFormContext();
      },
    });
    const appContext = new Map(Object.entries(parameters));
    await Apm.createTab({ templateName: "msdyn_entityrecord", appContext });
    await apmWorkspace.drawn();
    return form;
  };
  const failures = () =>
    [...document.querySelectorAll("[aria-label='Failures of client scripts'] li")].map(
      (each) => each.textContent,
    );
  const saved = () => Xrm.WebApi.retrieveRecord("incident", CASE);

  const cases = {
    "[D] OnLoad runs for a form in a tab, in the background, a side pane and a dialog":
      async () => {
        const loaded = [];
        await register({
          "incident onload": (context) => {
            const form = context.getFormContext();
            loaded.push([
              form.data.entity.getEntityName(),
              context.getEventArgs().getDataLoadState(),
            ]);
          },
        });
        const pageInput = { pageType: "entityrecord", entityName: "incident", entityId: CASE };
        const ways = {
          "a tab": () => t.tab(),
          "a tab in the background": () => t.tab({ isFocused: false }),
          "a session": () => t.session(),
          "a session in the background": () => t.session({ isFocused: false }),
          "a form that is navigated to": () => Xrm.Navigation.openForm({ entityName: "incident" }),
          "a side pane": async () => {
            (await Xrm.App.sidePanes.createPane({ paneId: "mine" })).navigate(pageInput);
          },
          "a dialog": () => {
            Xrm.Navigation.navigateTo(pageInput, { target: 2 });
          },
          "a table by its set's name": () =>
            t.tab({ appContext: new Map([["entityName", "incidents"]]) }),
        };
        for (const [what, act] of Object.entries(ways)) {
          await act();
          await apmWorkspace.drawn();
          t.same(loaded.splice(0), [["incident", 1]], what);
        }
        await t.tab({ appContext: new Map([["entityName", "contact"]]) });
        await apmWorkspace.drawn();
        t.same(loaded, [], "a form of another table");
      },
    "[A] a refresh runs OnLoad again, and drops functions that scripts added": async () => {
      const seen = [];
      await register({
        "incident onload": (context) => {
          const title = context.getFormContext().getAttribute("title");
          title.addOnChange(() => seen.push("changed"));
          seen.push("loaded");
        },
      });
      const tab = await t.tab();
      await apmWorkspace.drawn();
      await tab.refresh();
      await apmWorkspace.drawn();
      globalThis.apmForm[0] = (context) => {
        context.getFormContext().getAttribute("title").fireOnChange();
      };
      await tab.refresh();
      await apmWorkspace.drawn();
      t.same(seen, ["loaded", "loaded"], "what ran");
    },
    "[E] a refresh drops them also where no script is registered": async () => {
      const form = await open();
      const title = form.getAttribute("title");
      let changes = 0;
      title.addOnChange(() => {
        changes += 1;
      });
      title.fireOnChange();
      await Apm.getFocusedSession().getFocusedTab().refresh();
      await apmWorkspace.drawn();
      title.fireOnChange();
      t.same(changes, 1, "how often it ran");
    },
    "[D] functions of one event share variables, and all run when one throws (reports)":
      async () => {
        const seen = [];
        await register({
          "incident onload": (context) => context.setSharedVariable("who", { name: "Kim" }),
          "incident OnLoad": () => {
            throw new Error("mine");
          },
          "incident ONLOAD": (context) => {
            seen.push(context.getSharedVariable("who"), context.getSharedVariable("none"));
          },
        });
        await t.tab();
        await apmWorkspace.drawn();
        t.same(seen, [{ name: "Kim" }, null], "the variables");
        const [sentence] = failures();
        t.check(/form-events\.js, line \d+, column \d+: mine$/.test(sentence), sentence);
        t.same(failures().length, 1, "how many failures the page shows");
      },
    "[D] OnChange: fireOnChange calls the functions, setValue does not": async () => {
      const seen = [];
      await register({
        "incident onload": (context) => {
          const form = context.getFormContext();
          const added = (inner) => seen.push(["added", inner.getDepth()]);
          const title = form.getAttribute("title");
          title.addOnChange(added);
          title.addOnChange(added);
          title.setValue("Leak");
          title.fireOnChange();
          title.removeOnChange(added);
          title.fireOnChange();
          t.check(context.getDepth() === 1, "it is no outermost event");
        },
        "incident onchange title": (context) => {
          const source = context.getEventSource();
          seen.push([source.getName(), source.getValue()]);
          t.same(context.getEventArgs(), null, "the arguments");
          t.check(context.getContext() === Xrm.Utility.getGlobalContext(), "the global context");
        },
      });
      await t.tab();
      await apmWorkspace.drawn();
      t.same(
        seen,
        [
          ["title", "Leak"],
          ["added", 2],
          ["title", "Leak"],
        ],
        "what ran",
      );
      t.same(failures(), [], "the failures");
    },
    "[D] parameters follow the context, or stand alone without it": async () => {
      const seen = [];
      globalThis.apmTake = (...given) => seen.push(given.map((each) => typeof each));
      const script = { table: "incident", event: "onload", function: "apmTake" };
      const parameters = [1, { a: 2 }];
      await apmWorkspace.load({
        forms: [
          { ...script, parameters },
          { ...script, parameters, pass_context: false },
          { ...script, enabled: false },
        ],
      });
      await t.tab();
      await apmWorkspace.drawn();
      t.same(
        seen,
        [
          ["object", "number", "object"],
          ["number", "object"],
        ],
        "the arguments",
      );
    },
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
    "[A] functions that OnLoad adds to the same event run after it": async () => {
      const seen = [];
      await register({
        "incident onload": (context) => {
          const form = context.getFormContext();
          form.ui.addOnLoad(() => seen.push("ui"));
          form.data.addOnLoad((inner) => seen.push(inner.getEventArgs().getDataLoadState()));
        },
      });
      await t.tab();
      await apmWorkspace.drawn();
      t.same(seen, ["ui", 1], "what ran");
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
      await t.rejects(() => form.data.save(), "is closed");
      t.same(failures(), [], "the failures");
    },
    "[D] a command calls its function with what its parameters name": async () => {
      const seen = [];
      globalThis.apmTake = (...given) => seen.push(given);
      await apmWorkspace.load({
        commands: [
          { table: "contact", label: "Other", function: "apmTake" },
          {
            table: "incident",
            label: "Take",
            function: "apmTake",
            parameters: ["PrimaryControl", "FirstPrimaryItemId", "PrimaryEntityTypeName", "x", 5],
          },
        ],
      });
      const appContext = new Map(Object.entries({ entityName: "incident", entityId: CASE }));
      await t.tab({ appContext });
      await apmWorkspace.drawn();
      const buttons = [
        ...document.querySelectorAll("[data-panel-of='tab-id-1'] .command-bar button"),
      ];
      t.same(
        buttons.map((each) => each.textContent),
        ["Take"],
        "the buttons",
      );
      buttons[0].click();
      const [[form, ...others]] = seen;
      t.check(form.getAttribute("title").getValue().startsWith("Espresso"), "no form context");
      t.same(others, [CASE, "incident", "x", 5], "the other arguments");
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
