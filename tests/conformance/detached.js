/**
 * Members taken off their objects
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
  const cases = {
    "[S] members of Microsoft.Apm work without it": async () => {
      const { getFocusedSession, getAllSessions, getSession, createSession, createTab } = Apm;
      const { canCreateSession, closeTab, focusTab, refreshTab, getEventPublisherTopic } = Apm;
      const id = await createSession({
        templateName: "case_entity_session_default_template",
        sessionContext: new Map([["parametersStr", '[["entityName","incident"]]']]),
      });
      t.same(getFocusedSession().sessionId, id, "the focused session");
      t.check(getAllSessions().includes(id), "the session is not open");
      t.same(getSession(id).sessionId, id, "the session");
      t.same(canCreateSession(), Apm.getAllSessions().length < 10, "canCreateSession");
      const topic = getEventPublisherTopic("ON_TAB_SWITCH");
      t.same(topic, Apm.getEventPublisherTopic("ON_TAB_SWITCH"), "the topic");
      const tab = await createTab({
        templateName: "msdyn_entityrecord",
        appContext: new Map([["entityName", "incident"]]),
        isFocused: false,
      });
      t.same(await focusTab(tab), true, "the result of focusTab");
      t.same(await refreshTab(tab), true, "the result of refreshTab");
      t.same(await closeTab(tab), true, "the result of closeTab");
    },
    "[S] members of a session work without it, and stay with it": async () => {
      const session = await t.session();
      const { createTab, getTab, getAllTabs, getFocusedTab, canCreateTab } = session;
      const { updateContext, resolveSlug, getContext, getAllTabsForTemplate } = session;
      const { focus, requestFocus, close } = session;
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      await home.focus();
      t.same(await requestFocus(), true, "the result of requestFocus");
      const id = await createTab({
        templateName: "msdyn_entityrecord",
        appContext: new Map([["entityName", "incident"]]),
      });
      t.check(getAllTabs().includes(id), "the tab is not open");
      t.same([getTab(id).tabId, getFocusedTab().tabId], [id, id], "the tab");
      t.same(canCreateTab(), true, "canCreateTab");
      t.same(await getAllTabsForTemplate("msdyn_entityrecord"), [id], "the tabs of the template");
      await updateContext({ caller: "Kim" });
      t.same(resolveSlug("{caller}"), "Kim", "the slug");
      t.same((await getContext()).get("caller"), "Kim", "the variable");
      t.same(await focus(), true, "the result of focus");
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(await close(), true, "the result of close");
      t.check(!Apm.getAllSessions().includes(session.sessionId), "the session is still open");
    },
    "[S] members of a tab work without it": async () => {
      const session = await t.session();
      const tab = await t.tab({ isFocused: false });
      const { focus, refresh, close } = tab;
      t.same(await focus(), true, "the result of focus");
      t.same(session.getFocusedTab().tabId, tab.tabId, "the focused tab");
      t.same(await refresh(), true, "the result of refresh");
      t.same(await close(), true, "the result of close");
      t.check(!session.getAllTabs().includes(tab.tabId), "the tab is still open");
    },
    "[S] members of a context work without it": async () => {
      const session = await t.session();
      const context = await session.getContext();
      const { get, set, getTabContext } = context;
      t.same(await set("caller", "Kim"), true, "the result of set");
      t.same(get("caller"), "Kim", "the value");
      const { parameters } = await getTabContext(session.getAllTabs()[0]);
      t.same(parameters.entityName, "incident", "the table");
      t.same(await context.delete.call(undefined, "caller"), true, "the result of delete");
      t.check(get("caller") === undefined, "the variable is still there");
    },
    "[S] members do not look at this": async () => {
      const session = await t.session();
      const other = await t.session();
      t.same(session.getAllTabs.call(other), session.getAllTabs(), "the tabs");
      t.same(Apm.getAllSessions.call(null), Apm.getAllSessions(), "the sessions");
      t.same(Apm.getAllSessions().map(Apm.getSession).includes(session), true, "being among them");
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
