/**
 * Failures that come of deep nesting
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createsession
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
  /** Brackets inside brackets, and an object that is nested as deeply. */
  const brackets = (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  const nested = (depth) => JSON.parse(`${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`);

  const cases = {
    "[A] come of JSON nested past 100 levels": async () => {
      const session = await t.session();
      for (const depth of [101, 5000, 200000]) {
        const text = brackets(depth);
        await t.rejects(() => Apm.createSession(text), "createSession");
        await t.rejects(() => Apm.createTab(text), "createTab");
        const within = brackets(depth - 2);
        await t.rejects(() => session.updateContext(`{"a":[${within}]}`), "updateContext");
        const sessionContext = { parametersStr: `[["data",${within}]]` };
        const chat = { templateName: "msdyn_chat_session", sessionContext };
        await t.rejects(() => Apm.createSession(chat), "createSession", "parametersStr");
      }
      for (const depth of [101, 3000]) {
        const value = nested(depth);
        await t.rejects(() => session.updateContext(value), "updateContext");
        const context = await session.getContext();
        await t.rejects(() => context.set("a", value), "context.set");
      }
    },
    "[A] do not come of JSON nested 100 levels, nor of brackets in text": async () => {
      const session = await t.session();
      await session.updateContext(nested(100));
      await session.updateContext(`{"b":${brackets(99)}}`);
      const context = await session.getContext();
      t.same(context.get("a"), nested(99), "the object");
      t.same(context.get("b"), JSON.parse(brackets(99)), "the list");
      const sessionContext = { parametersStr: `[["data",${brackets(98)}]]` };
      await Apm.createSession({ templateName: "msdyn_chat_session", sessionContext });
      t.check(Apm.getFocusedSession() !== session, "the session did not open");
      await session.updateContext(JSON.stringify({ c: "[".repeat(5000) }));
      t.same(context.get("c"), "[".repeat(5000), "the text");
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
