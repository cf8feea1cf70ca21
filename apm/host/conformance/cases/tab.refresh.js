/**
 * tab.refresh
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/refreshtab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("tab.refresh", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] refreshes the tab, which stays where it is": async () => {
      const session = await t.session();
      const tab = await t.tab();
      tab.title = "Invoices";
      const before = session.getAllTabs();
      t.same(await tab.refresh(), true, "the result");
      t.same(session.getAllTabs(), before, "its tabs");
      t.same(session.getFocusedTab().tabId, tab.tabId, "the focused tab");
      t.check(session.getTab(tab.tabId) === tab, "the tab is another object");
    },
    "[D] refreshes a tab that is not focused without focusing it": async () => {
      const background = await t.session();
      const tab = await t.tab({ isFocused: false });
      const anchor = background.getFocusedTab();
      const session = await t.session();
      t.same(await tab.refresh(), true, "the result");
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(background.getFocusedTab().tabId, anchor.tabId, "the focused tab");
    },
    "[A] returns a settled Promise": async () => {
      await t.session();
      const tab = await t.tab();
      const result = tab.refresh();
      t.check(result instanceof Promise, "it returned no Promise");
      t.same(await Promise.race([result, Promise.resolve("pending")]), true, "the result");
    },
  };
});
