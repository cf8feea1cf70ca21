/**
 * session.createTab
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createtab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.createTab", (t) => {
  const { Apm } = Microsoft;
  const input = (more) => ({
    templateName: "msdyn_entityrecord",
    appContext: new Map([["entityName", "incident"]]),
    ...more,
  });

  return {
    "[S] opens a tab in this session when it is focused": async () => {
      const session = await t.session();
      const before = session.getAllTabs();
      const id = await session.createTab(input());
      t.same(typeof id, "string", "the type of the id");
      t.same(session.getAllTabs(), [...before, id], "its tabs");
      t.same(session.getFocusedTab().tabId, id, "the focused tab");
    },
    "[S] opens a tab in this session when it is not focused": async () => {
      const session = await t.session();
      const focused = await t.session();
      const [before, others] = [session.getAllTabs(), focused.getAllTabs()];
      const id = await session.createTab(input());
      t.same(session.getAllTabs(), [...before, id], "its tabs");
      t.same(focused.getAllTabs(), others, "the tabs of the focused session");
    },
    "[A] does not switch session": async () => {
      const session = await t.session();
      const focused = await t.session();
      const tab = focused.getFocusedTab();
      const id = await session.createTab(input());
      t.same(Apm.getFocusedSession().sessionId, focused.sessionId, "the focused session");
      t.same(focused.getFocusedTab().tabId, tab.tabId, "the focused tab");
      t.same(session.getFocusedTab().tabId, id, "the focused tab in the background");
    },
    "[S] leaves the session's focused tab when isFocused is false": async () => {
      const session = await t.session();
      const before = session.getFocusedTab().tabId;
      await session.createTab(input({ isFocused: false }));
      t.same(session.getFocusedTab().tabId, before, "the focused tab");
      await t.session();
      await session.createTab(input({ isFocused: false }));
      t.same(session.getFocusedTab().tabId, before, "the focused tab in the background");
    },
    "[S] opens a tab in Home": async () => {
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      const before = home.getAllTabs();
      const id = await home.createTab(input());
      t.same(home.getAllTabs(), [...before, id], "its tabs");
    },
    "[S] returns a Promise, and has changed the workspace before that": async () => {
      const session = await t.session();
      const before = session.getAllTabs().length;
      const result = session.createTab(input());
      t.check(result instanceof Promise, "it is no Promise");
      t.same(session.getAllTabs().length, before + 1, "the number of tabs");
      await result;
    },
    "[A] rejects what Apm.createTab rejects, naming itself": async () => {
      const session = await t.session();
      const before = session.getAllTabs();
      const member = "session.createTab";
      await t.rejects(() => session.createTab({ templateName: "no_such" }), member, "no_such");
      await t.rejects(() => session.createTab(input({ appContext: null })), member, "entityName");
      await t.rejects(() => session.createTab(), member);
      t.same(session.getAllTabs(), before, "its tabs");
    },
  };
});
