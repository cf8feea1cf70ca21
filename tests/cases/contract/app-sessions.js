/**
 * Xrm.App.sessions: sessions, and tabs without a template
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-app
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("app-sessions", (t) => {
  const { sessions } = Xrm.App;
  const CASE = "ca5e0000-0000-4000-8000-000000000001";
  const LIST = { pageInput: { pageType: "entitylist", entityName: "account" } };

  return {
    "[S] ids are those of Microsoft.Apm": async () => {
      await t.session();
      const focused = sessions.getFocusedSession();
      t.same(focused.sessionId, Microsoft.Apm.getFocusedSession().sessionId, "the session");
      const { tabId } = Microsoft.Apm.getFocusedSession().getFocusedTab();
      t.same(focused.tabs.getFocusedTab().tabId, tabId, "the tab");
      t.same(
        sessions.getAll().map((each) => each.sessionId),
        Microsoft.Apm.getAllSessions(),
        "all of them",
      );
    },
    "[A] titles are the labels in the strips": async () => {
      const session = await t.session();
      session.title = "Mine";
      const tab = session.getFocusedTab();
      tab.title = "Its tab";
      const focused = sessions.getFocusedSession();
      t.same(focused.title, "Mine", "the session's");
      t.same(focused.tabs.getFocusedTab().title, "Its tab", "the tab's");
    },
    "[A] a session and a tab that are not open are null": async () => {
      t.same(sessions.getSession("session-id-9"), null, "the session");
      t.same(sessions.getFocusedSession().tabs.getTab("tab-id-9"), null, "the tab");
    },
    "[S] createTab opens a page in a session": async () => {
      const session = await t.session({ isFocused: false });
      const { tabs } = sessions.getSession(session.sessionId);
      const options = { title: "Accounts", canBeClosed: false };
      const id = await tabs.createTab({ ...LIST, options });
      t.same(session.getAllTabs()[1], id, "its id");
      t.same([session.getTab(id).title, session.getTab(id).canClose], ["Accounts", false], "it");
      t.same(tabs.getFocusedTab().tabId, id, "the focused tab");
      await tabs.createTab({ ...LIST, options: { isFocused: false } });
      t.same(tabs.getFocusedTab().tabId, id, "the focused tab");
    },
    "[S] the address of a tab names table and record": async () => {
      const pageInput = { pageType: "entityrecord", entityName: "incident", entityId: CASE };
      const { tabs } = sessions.getFocusedSession();
      await tabs.createTab({ pageInput });
      const { searchParams } = new URL(tabs.getFocusedTab().currentUrl);
      t.same([searchParams.get("etn"), searchParams.get("id")], ["incident", CASE], "the record");
      t.same(searchParams.get("pagetype"), "entityrecord", "the page type");
    },
    "[A] what createTab cannot use rejects": async () => {
      const { tabs } = sessions.getFocusedSession();
      await t.rejects(() => tabs.createTab(), "appSession.tabs.createTab", "pageInput");
      await t.rejects(() => tabs.createTab({ pageInput: { pageType: "x" } }), "pageType");
      await t.rejects(() => tabs.createTab({ ...LIST, options: 1 }), "options");
      t.same(Microsoft.Apm.getFocusedSession().getAllTabs().length, 1, "the number of tabs");
    },
    "[A] the limit of tabs holds, and the page says so": async () => {
      await apmWorkspace.load({ limits: { tabs: 2 } });
      const { tabs } = sessions.getFocusedSession();
      await tabs.createTab(LIST);
      await t.rejects(() => tabs.createTab(LIST), "Maximum tabs reached");
      await apmWorkspace.drawn();
      const alert = document.querySelector("[role=alert]");
      t.check(alert?.textContent.startsWith("Maximum tabs reached"), "the page does not say so");
    },
    "[A] the limit of sessions holds for a form from Home, and the page says so": async () => {
      await apmWorkspace.load({ limits: { sessions: 1 } });
      const open = () => Xrm.Navigation.openForm({ entityName: "incident", entityId: CASE });
      await t.rejects(open, "Maximum sessions reached");
      await apmWorkspace.drawn();
      const alert = document.querySelector("[role=alert]");
      t.check(alert?.textContent.startsWith("Maximum sessions reached"), "it does not say so");
    },
    "[A] no role is needed": async () => {
      await apmWorkspace.load({ user: { roles: ["Guest"] } });
      t.same(sessions.getFocusedSession().sessionId, "session-id-0", "the session");
    },
    "[A] tabs close and take the focus": async () => {
      const { tabs } = sessions.getFocusedSession();
      const id = await tabs.createTab(LIST);
      const tab = tabs.getTab(id);
      await tabs.getAll()[0].focus();
      t.same(tabs.getFocusedTab().tabId, "tab-id-0", "the focused tab");
      t.same(await tab.close(), true, "the result");
      t.throws(() => tab.currentUrl, "is closed");
    },
    "[E] a session that was closed says so": async () => {
      const session = await t.session();
      const same = sessions.getSession(session.sessionId);
      await session.close();
      t.throws(() => same.tabs.getFocusedTab(), "is closed");
    },
    "[A] a blank title of a tab stays blank": async () => {
      const { tabs } = Xrm.App.sessions.getFocusedSession();
      const pageInput = { pageType: "entitylist", entityName: "account" };
      const titles = [];
      for (const title of ["", undefined]) {
        const id = await tabs.createTab({ pageInput, options: { title } });
        titles.push(tabs.getTab(id).title);
      }
      t.same(titles, ["", "Accounts"], "the titles");
    },
  };
});
