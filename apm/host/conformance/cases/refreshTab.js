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
      await t.rejectsUnknownTab("refreshTab");
    },
    "[A] rejects a tab of a session that is not focused": async () => {
      await t.rejectsTabInBackground("refreshTab");
    },
    "[A] rejects a tab that has closed": async () => {
      await t.rejectsClosedTab("refreshTab");
    },
    "[A] takes anything that becomes the id as text": async () => {
      await t.session();
      const { tabId } = await t.tab({ isFocused: false });
      t.same(await Apm.refreshTab({ toString: () => tabId }), true, "the result");
    },
  };
});
