/**
 * tab.close
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/closetab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("tab.close", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] closes the tab": async () => {
      const session = await t.session();
      const before = session.getAllTabs();
      const tab = await t.tab();
      await tab.close();
      t.same(session.getAllTabs(), before, "its tabs");
    },
    "[A] resolves to true, and has closed the tab before that": async () => {
      const session = await t.session();
      const tab = await t.tab();
      const result = tab.close();
      t.check(result instanceof Promise, "it returned no Promise");
      t.check(!session.getAllTabs().includes(tab.tabId), "the tab is still open");
      t.same(await result, true, "the result");
    },
    "[D] does not close the anchor tab, resolves to false (warns)": async () => {
      const session = await t.session();
      const before = session.getAllTabs();
      t.same(await session.getFocusedTab().close(), false, "the result");
      t.same(session.getAllTabs(), before, "its tabs");
    },
    "[D] of the focused tab focuses its left neighbour": async () => {
      const session = await t.session();
      const [anchor] = session.getAllTabs();
      const first = await t.tab();
      const second = await t.tab();
      await t.tab({ isFocused: false });
      await second.close();
      t.same(session.getFocusedTab().tabId, first.tabId, "the focused tab");
      await first.close();
      t.same(session.getFocusedTab().tabId, anchor, "the focused tab at the end");
    },
    "[A] of a tab that is not focused leaves the focus where it is": async () => {
      const session = await t.session();
      const left = await t.tab();
      const focused = await t.tab();
      const right = await t.tab({ isFocused: false });
      await left.close();
      await right.close();
      t.same(session.getFocusedTab().tabId, focused.tabId, "the focused tab");
    },
    "[A] in a session in the background leaves the focus where it is": async () => {
      const background = await t.session();
      const [anchor] = background.getAllTabs();
      const tab = await t.tab();
      const session = await t.session();
      const focused = await t.tab();
      t.same(await tab.close(), true, "the result");
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(session.getFocusedTab().tabId, focused.tabId, "the focused tab");
      t.same(background.getFocusedTab().tabId, anchor, "the focused tab in the background");
    },
  };
});
