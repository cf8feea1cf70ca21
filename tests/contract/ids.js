/**
 * Ids and their numbers
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/sessionid
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

  const { Apm } = Microsoft;
  const cases = {
    "[A] Home is session-id-0 and its first tab is tab-id-0": async () => {
      t.same(Apm.getAllSessions(), ["session-id-0"], "the sessions");
      t.same(Apm.getFocusedSession().getAllTabs(), ["tab-id-0"], "the tabs");
      t.same(Apm.getFocusedSession().isDefault, true, "isDefault");
    },
    "[A] sessions are numbered in the order they open": async () => {
      const ids = [await t.session(), await t.session({ isFocused: false }), await t.session()];
      const wanted = ["session-id-1", "session-id-2", "session-id-3"];
      t.same(
        ids.map((session) => session.sessionId),
        wanted,
        "the ids",
      );
    },
    "[A] tabs of all sessions share one counter": async () => {
      const first = await t.session();
      await t.tab();
      const second = await t.session();
      await t.tab();
      await first.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
      t.same(first.getAllTabs(), ["tab-id-1", "tab-id-2", "tab-id-5"], "the tabs of the first");
      t.same(second.getAllTabs(), ["tab-id-3", "tab-id-4"], "the tabs of the second");
    },
    "[A] numbers of what has closed are not used again": async () => {
      const first = await t.session();
      const tab = await t.tab();
      await tab.close();
      await t.tab();
      t.same(first.getAllTabs(), ["tab-id-1", "tab-id-3"], "the tabs");
      await first.close();
      const second = await t.session();
      t.same([second.sessionId, ...second.getAllTabs()], ["session-id-2", "tab-id-4"], "the ids");
    },
    "[A] a failed call uses no number": async () => {
      await t.rejects(() => Apm.createSession({ templateName: "no_such" }));
      await t.rejects(() => t.session({ sessionContext: {} }));
      await t.rejects(() => Apm.createTab({ templateName: "msdyn_entityrecord" }));
      const session = await t.session();
      t.same([session.sessionId, ...session.getAllTabs()], ["session-id-1", "tab-id-1"], "the ids");
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
