/**
 * Members that are called without their objects
 * https://learn.microsoft.com/dynamics365/customer-service/develop/microsoft-apm
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("detached", (t) => {
  const { Apm } = Microsoft;

  return {
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
});
