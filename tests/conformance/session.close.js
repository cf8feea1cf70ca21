/**
 * session.close
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/close
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
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
  /** Runs a case; then closes what it opened and focuses what was focused before it. */
  const tidy = async (run) => {
    const { Apm } = Microsoft;
    const session = Apm.getFocusedSession();
    const tab = session.getFocusedTab();
    const [sessions, tabs] = [Apm.getAllSessions(), session.getAllTabs()];
    const close = async (item) => {
      item.canClose = true;
      await item.close();
    };
    try {
      await run();
    } finally {
      for (const id of Apm.getAllSessions()) {
        if (!sessions.includes(id)) await close(Apm.getSession(id));
      }
      for (const id of session.getAllTabs()) {
        if (!tabs.includes(id)) await close(session.getTab(id));
      }
      await session.focus();
      await tab.focus();
    }
  };
  // The preamble ends here: it is the same in every file of this folder.

  const { Apm } = Microsoft;
  const cases = {
    "[D] closes the session": async () => {
      const before = Apm.getAllSessions();
      const session = await t.session();
      await session.close();
      t.same(Apm.getAllSessions(), before, "the open sessions");
    },
    "[D] closes its tabs too": async () => {
      const session = await t.session();
      const tab = await t.tab();
      await session.close();
      t.same(JSON.parse(JSON.stringify(tab)), { tabId: tab.tabId, closed: true }, "the tab");
      t.throws(() => tab.title, "is closed");
    },
    "[A] resolves to true, and has closed the session before that": async () => {
      const session = await t.session();
      const result = session.close();
      t.check(result instanceof Promise, "it returned no Promise");
      t.check(!Apm.getAllSessions().includes(session.sessionId), "the session is still open");
      t.same(await result, true, "the result");
    },
    "[D] does not close Home, resolves to false (warns)": async () => {
      const before = Apm.getAllSessions();
      t.same(await Apm.getSession(before[0]).close(), false, "the result");
      t.same(Apm.getAllSessions(), before, "the open sessions");
    },
    "[A] does not close a session whose canClose is false, resolves to false (warns)": async () => {
      const session = await t.session();
      session.canClose = false;
      t.same(await session.close(), false, "the result");
      t.check(Apm.getAllSessions().includes(session.sessionId), "the session has closed");
    },
    "[A] warns when it does nothing": async () => {
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      const session = await t.session();
      session.canClose = false;
      for (const each of [home, session]) {
        const said = await t.warnings(() => each.close());
        t.same(said.length, 1, "the number of warnings");
      }
    },
    "[A] of the focused session focuses its left neighbour in the strip": async () => {
      const left = await t.session();
      const middle = await t.session();
      const right = await t.session();
      await middle.focus();
      await middle.close();
      t.same(Apm.getFocusedSession().sessionId, left.sessionId, "the focused session");
      await right.focus();
      await right.close();
      t.same(Apm.getFocusedSession().sessionId, left.sessionId, "the focused session at the end");
    },
    "[A] of the session next to Home focuses Home": async () => {
      const before = Apm.getAllSessions();
      const session = await t.session();
      await session.close();
      const { sessionId } = Apm.getFocusedSession();
      t.same(sessionId, before.at(-1), "the focused session");
    },
    "[A] in the background leaves the focus where it is": async () => {
      const left = await t.session();
      const session = await t.session();
      const tab = await t.tab();
      const right = await t.session({ isFocused: false });
      await left.close();
      await right.close();
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(session.getFocusedTab().tabId, tab.tabId, "the focused tab");
    },
    "[A] shows the tab that its neighbour had focused": async () => {
      const left = await t.session();
      await t.tab();
      const tab = await t.tab();
      await t.tab({ isFocused: false });
      const session = await t.session();
      await session.close();
      t.same(Apm.getFocusedSession().sessionId, left.sessionId, "the focused session");
      t.same(left.getFocusedTab().tabId, tab.tabId, "the focused tab");
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
