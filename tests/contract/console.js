/**
 * What is written to the console
 * https://learn.microsoft.com/dynamics365/customer-service/develop/microsoft-apm
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
    "[A] a no-op writes one line that names its reason": async () => {
      const home = Apm.getFocusedSession();
      const session = await t.session();
      const anchor = session.getFocusedTab();
      session.canClose = false;
      const calls = {
        Home: () => home.close(),
        "session-id-1": () => session.close(),
        "tab-id-1": () => anchor.close(),
        "anchor tab": () => Apm.closeTab(anchor.tabId),
        "the title of Home": () => {
          home.title = "Other";
        },
        "session-id-0, session-id-1": () => Apm.getSession("no-such-session"),
        "'no-such-tab'": () => session.getTab("no-such-tab"),
      };
      for (const [reason, call] of Object.entries(calls)) {
        const said = await t.warnings(call);
        t.same(said.length, 1, `the number of warnings for ${reason}`);
        t.check(said[0].includes(reason), `the warning "${said[0]}" lacks "${reason}"`);
        t.check(!said[0].includes("\n"), "the warning has more lines");
      }
    },
    "[A] what works writes nothing": async () => {
      const said = await t.warnings(async () => {
        const session = await t.session();
        const tab = await t.tab();
        tab.title = "Invoices";
        await session.updateContext({ caller: "Kim" });
        session.resolveSlug("{unknown}");
        await tab.close();
        await t.rejects(() => Apm.createTab());
        await session.close();
      });
      t.same(said, [], "the warnings");
    },
    "[A] a console.warn that throws breaks no call (reports)": async () => {
      const { warn } = console;
      console.warn = () => {
        throw new Error("no warnings today");
      };
      try {
        t.same(Apm.getSession("no-such-session"), null, "the session");
        t.same(await Apm.getFocusedSession().close(), false, "the result");
      } finally {
        console.warn = warn;
      }
      const { sessionId } = await t.session();
      t.same(Apm.getFocusedSession().sessionId, sessionId, "the focused session");
    },
    "[A] a console.warn that calls the API meets a workspace that is done": async () => {
      const { warn } = console;
      let session;
      console.warn = () => {
        session = Apm.getSession(Apm.createSession({ templateName: "msdyn_chat_session" }));
      };
      try {
        t.same(await Apm.getFocusedSession().close(), false, "the result");
      } finally {
        console.warn = warn;
      }
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
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
