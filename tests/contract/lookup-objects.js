/**
 * Records looked up by a person
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-utility/lookupobjects
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

  const { Utility } = Xrm;
  const drawn = () => apmWorkspace.drawn();
  const dialog = () => document.querySelector("dialog[data-dialog=lookup]");
  const listed = () => [...dialog().querySelectorAll("fieldset label span")];
  const button = (label) =>
    [...dialog().querySelectorAll("button")].find((each) => each.textContent === label);
  const typed = (text) => {
    const box = dialog().querySelector("input[type=search]");
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  const cases = {
    "[D] a person looks a record up and chooses it": async () => {
      const chosen = Utility.lookupObjects({ entityTypes: ["account"] });
      await drawn();
      t.check(dialog().open, "no dialog is open");
      typed("adv");
      t.same(
        listed().map((each) => each.textContent),
        ["Adventure Works"],
        "what is listed",
      );
      listed()[0].closest("label").click();
      button("Add").click();
      const [{ id, ...rest }, ...more] = await chosen;
      t.same([rest, more], [{ name: "Adventure Works", entityType: "account" }, []], "the record");
      t.check(/^\{[0-9A-F-]{36}\}$/.test(id), id);
      t.same(dialog(), null, "the dialog");
    },
    "[D] several are chosen where several may be": async () => {
      const entityTypes = ["contact", "account"];
      const chosen = Utility.lookupObjects({
        entityTypes,
        allowMultiSelect: true,
        defaultEntityType: "account",
        searchText: "a",
      });
      await drawn();
      const names = listed().map((each) => each.textContent);
      t.check(names[0].endsWith(" Account") && names.at(-1).endsWith(" Contact"), `${names}`);
      for (const at of [0, 1, 0, -1]) listed().at(at).closest("label").click();
      button("Add").click();
      t.same(
        (await chosen).map(({ name, entityType }) => `${name} ${entityType}`),
        [names[1], names.at(-1)].map((each) =>
          each.replace(/A(ccount)$|C(ontact)$/, (kind) => kind.toLowerCase()),
        ),
        "what was chosen",
      );
    },
    "[D] who cancels has chosen nothing": async () => {
      const chosen = Utility.lookupObjects({ entityTypes: ["account"], allowMultiSelect: true });
      await drawn();
      listed()[0].closest("label").click();
      button("Cancel").click();
      t.same(await chosen, [], "what was chosen");
    },
    "[A] what cannot be looked up rejects": async () => {
      await t.rejects(() => Utility.lookupObjects({}), "lookupObjects", "entityTypes");
      await t.rejects(() => Utility.lookupObjects(), "lookupOptions");
      await t.rejects(() => Utility.lookupObjects({ entityTypes: ["acount"] }), "account");
      t.same(dialog(), null, "a dialog");
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
