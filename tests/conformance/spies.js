/**
 * Objects as tests meet them
 * https://learn.microsoft.com/dynamics365/customer-service/develop/microsoft-apm
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
  const METHODS = {
    Apm: [
      ...["getFocusedSession", "getAllSessions", "getSession", "createSession", "canCreateSession"],
      ...["createTab", "closeTab", "focusTab", "refreshTab", "getEventPublisherTopic"],
    ],
    session: [
      ...[
        "close",
        "focus",
        "requestFocus",
        "getFocusedTab",
        "getAllTabs",
        "getTab",
        "canCreateTab",
      ],
      ...["updateContext", "resolveSlug", "getContext", "createTab", "getAllTabsForTemplate"],
      "toJSON",
    ],
    tab: ["close", "focus", "refresh", "toJSON"],
    context: ["get", "set", "delete", "getTabContext"],
  };
  /** The objects that have these methods. */
  const objects = async () => {
    const session = await t.session();
    const tab = await t.tab();
    return { Apm, session, tab, context: await session.getContext() };
  };

  const cases = {
    "[A] methods are not enumerable, but writable and configurable": async () => {
      const all = await objects();
      for (const [owner, names] of Object.entries(METHODS)) {
        for (const name of names) {
          const found = Object.getOwnPropertyDescriptor(all[owner], name);
          t.same(typeof found?.value, "function", `the type of ${owner}.${name}`);
          const { enumerable, writable, configurable } = found;
          const flags = [enumerable, writable, configurable];
          t.same(flags, [false, true, true], `enumerable, writable, configurable of ${name}`);
        }
      }
    },
    "[A] data is enumerable, so that it shows": async () => {
      const { session, tab } = await objects();
      const data = Object.keys(session).sort();
      t.same(data, ["canClose", "isDefault", "sessionId", "title"], "the keys of a session");
      t.same(Object.keys(tab).sort(), ["canClose", "tabId", "title"], "the keys of a tab");
      t.same({ ...session }.title, session.title, "the title in a copy");
    },
    "[A] a spy in a method's place is called, and the method can be put back": async () => {
      const all = await objects();
      for (const [owner, names] of Object.entries(METHODS)) {
        for (const name of names) {
          const object = all[owner];
          const original = object[name];
          const calls = [];
          object[name] = (...given) => calls.push(given);
          try {
            object[name]("a", "b");
          } finally {
            object[name] = original;
          }
          t.same(calls, [["a", "b"]], `the calls of ${owner}.${name}`);
          t.check(object[name] === original, `${owner}.${name} is not put back`);
        }
      }
    },
    "[A] a spy that calls through sees arguments and results": async () => {
      await t.session();
      const { createTab } = Apm;
      const seen = [];
      Apm.createTab = (...given) => {
        const result = createTab.apply(Apm, given);
        seen.push([given[0].templateName, `${result}`]);
        return result;
      };
      try {
        const tab = await t.tab();
        t.same(seen, [["msdyn_entityrecord", tab.tabId]], "what it saw");
      } finally {
        Apm.createTab = createTab;
      }
    },
    "[A] a spy on a session is there for everybody: it is one object": async () => {
      const session = await t.session();
      const { close } = session;
      let calls = 0;
      session.close = () => {
        calls += 1;
        return close();
      };
      await Apm.getFocusedSession().close();
      t.same(calls, 1, "the number of calls");
      t.check(!Apm.getAllSessions().includes(session.sessionId), "the session is still open");
    },
    "[A] a spy can take the place of a getter": async () => {
      const { session } = await objects();
      const original = Object.getOwnPropertyDescriptor(session, "title");
      t.same(original.configurable, true, "configurable");
      const before = session.title;
      Object.defineProperty(session, "title", { get: () => "spied", configurable: true });
      t.same(session.title, "spied", "the title");
      Object.defineProperty(session, "title", original);
      t.same(session.title, before, "the title at the end");
    },
    "[A] session and tab are the same objects by every way to them": async () => {
      const { session, tab } = await objects();
      t.check(Apm.getSession(session.sessionId) === session, "getSession gives another one");
      t.check(Apm.getFocusedSession() === session, "getFocusedSession gives another one");
      t.check(session.getTab(tab.tabId) === tab, "getTab gives another one");
      t.check(session.getFocusedTab() === tab, "getFocusedTab gives another one");
      await t.session();
      await session.focus();
      t.check(Apm.getFocusedSession() === session, "it is another one after a switch");
      t.check(Apm.getFocusedSession().getFocusedTab() === tab, "its tab is another one");
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
