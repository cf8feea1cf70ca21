/**
 * context.getTabContext, of what session.getContext() resolves to
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/updatecontext
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
    "[S] gives data and parameters of a tab": async () => {
      const session = await t.session();
      const appContext = new Map([
        ["entityName", "incident"],
        ["data", '{"title":"Printer"}'],
      ]);
      const { tabId } = await t.tab({ appContext });
      const context = await session.getContext();
      const given = await context.getTabContext(tabId);
      t.same(Object.keys(given).sort(), ["data", "parameters"], "the names");
      t.same(given.parameters.entityName, "incident", "the table");
    },
    "[S] gives the parameters of the anchor tab": async () => {
      const session = await t.session();
      const context = await session.getContext();
      const { parameters } = await context.getTabContext(session.getAllTabs()[0]);
      t.same(parameters.entityName, "incident", "the table");
    },
    "[A] gives data that was an object as an object": async () => {
      const pairs = [
        ["controlName", "Example.Control"],
        ["data", { topic: "billing", list: [1] }],
      ];
      const id = await Apm.createSession({
        templateName: "msdyn_chat_session",
        sessionContext: new Map([["parametersStr", JSON.stringify(pairs)]]),
      });
      const session = Apm.getSession(id);
      const context = await session.getContext();
      const { data } = await context.getTabContext(session.getAllTabs()[0]);
      t.same(data, { topic: "billing", list: [1] }, "the data");
    },
    "[A] takes anything that becomes the id as text": async () => {
      const session = await t.session();
      const { tabId } = await t.tab({ appContext: { entityName: "account" } });
      const context = await session.getContext();
      for (const id of [Object(tabId), { toString: () => tabId }]) {
        const { parameters } = await context.getTabContext(id);
        t.same(parameters.entityName, "account", "the table");
      }
    },
    "[S] gives each tab its own": async () => {
      const session = await t.session();
      const first = await t.tab({ appContext: { entityName: "account" } });
      const second = await t.tab({ appContext: { entityName: "contact" } });
      const context = await session.getContext();
      const tables = [];
      for (const { tabId } of [first, second]) {
        tables.push((await context.getTabContext(tabId)).parameters.entityName);
      }
      t.same(tables, ["account", "contact"], "the tables");
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
