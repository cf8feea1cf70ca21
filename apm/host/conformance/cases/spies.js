/**
 * Spies of tests on the objects of the API
 * https://learn.microsoft.com/dynamics365/customer-service/develop/microsoft-apm
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("spies", (t) => {
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
  /** Returns the objects with these methods. */
  const objects = async () => {
    const session = await t.session();
    const tab = await t.tab();
    return { Apm, session, tab, context: await session.getContext() };
  };

  return {
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
});
