/**
 * Microsoft.Apm.refreshTab
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/refreshtab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("refreshTab", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] refreshes a tab of the focused session, which stays where it is": async () => {
      const session = await t.session();
      const tab = await t.tab({ isFocused: false });
      const [tabs, focused] = [session.getAllTabs(), session.getFocusedTab()];
      t.same(await Apm.refreshTab(tab.tabId), true, "the result");
      t.same(await Apm.refreshTab(focused.tabId), true, "the result for the focused tab");
      t.same(session.getAllTabs(), tabs, "its tabs");
      t.check(session.getFocusedTab() === focused, "another tab is focused");
      t.check(session.getTab(tab.tabId) === tab, "the tab is another object");
    },
    "[A] returns a settled Promise": async () => {
      await t.session();
      const { tabId } = await t.tab();
      const result = Apm.refreshTab(tabId);
      t.check(result instanceof Promise, "it returned no Promise");
      t.same(await Promise.race([result, Promise.resolve("pending")]), true, "the result");
    },
    "[A] rejects an unknown id, naming itself, the id and the tabs there are": async () => {
      const session = await t.session();
      const tab = await t.tab();
      const before = session.getAllTabs();
      const failed = () => Apm.refreshTab("no-such-tab");
      await t.rejects(failed, "refreshTab", "no-such-tab", ...before);
      t.same(session.getAllTabs(), before, "its tabs");
      t.same(session.getFocusedTab().tabId, tab.tabId, "the focused tab");
    },
    "[A] rejects a tab of a session that is not focused": async () => {
      const background = await t.session();
      const tab = await t.tab();
      await background.getTab(background.getAllTabs()[0]).focus();
      const session = await t.session();
      await t.rejects(() => Apm.refreshTab(tab.tabId), "refreshTab", tab.tabId);
      t.check(background.getAllTabs().includes(tab.tabId), "the tab has closed");
      t.same(background.getFocusedTab().tabId, background.getAllTabs()[0], "its focused tab");
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
    },
    "[A] rejects a tab that has closed": async () => {
      await t.session();
      const tab = await t.tab();
      await tab.close();
      await t.rejects(() => Apm.refreshTab(tab.tabId), "refreshTab", tab.tabId);
    },
    "[A] takes anything that becomes the id as text": async () => {
      await t.session();
      const { tabId } = await t.tab({ isFocused: false });
      t.same(await Apm.refreshTab({ toString: () => tabId }), true, "the result");
    },
  };
});
