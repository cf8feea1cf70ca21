/**
 * Microsoft.Apm.closeTab
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/closetab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("closeTab", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] closes a tab of the focused session": async () => {
      const session = await t.session();
      const before = session.getAllTabs();
      const { tabId } = await t.tab();
      await Apm.closeTab(tabId);
      t.same(session.getAllTabs(), before, "its tabs");
    },
    "[A] resolves to true, and has closed the tab before that": async () => {
      const session = await t.session();
      const { tabId } = await t.tab();
      const result = Apm.closeTab(tabId);
      t.check(result instanceof Promise, "it returned no Promise");
      t.check(!session.getAllTabs().includes(tabId), "the tab is still open");
      t.same(await result, true, "the result");
    },
    "[D] does not close the anchor tab, resolves to false (warns)": async () => {
      const session = await t.session();
      const before = session.getAllTabs();
      t.same(await Apm.closeTab(before[0]), false, "the result");
      t.same(session.getAllTabs(), before, "its tabs");
    },
    "[D] focuses the left neighbour of the focused tab": async () => {
      const session = await t.session();
      const left = await t.tab();
      const closed = await t.tab();
      await t.tab({ isFocused: false });
      await Apm.closeTab(closed.tabId);
      t.same(session.getFocusedTab().tabId, left.tabId, "the focused tab");
    },
    "[A] rejects an unknown id, naming itself, the id and the tabs there are": async () => {
      await t.rejectsUnknownTab("closeTab");
    },
    "[A] rejects a tab of a session that is not focused": async () => {
      await t.rejectsTabInBackground("closeTab");
    },
    "[A] rejects a tab that has closed": async () => {
      await t.rejectsClosedTab("closeTab");
    },
    "[A] takes anything that becomes the id as text": async () => {
      await t.session();
      const { tabId } = await t.tab({ isFocused: false });
      t.same(await Apm.closeTab({ toString: () => tabId }), true, "the result");
    },
  };
});
