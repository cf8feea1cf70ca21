/**
 * tab.focus
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/focustab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("tab.focus", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] focuses the tab in the focused session": async () => {
      const session = await t.session();
      const tab = await t.tab({ isFocused: false });
      await tab.focus();
      t.same(session.getFocusedTab().tabId, tab.tabId, "the focused tab");
    },
    "[A] resolves to true, and has focused the tab before that": async () => {
      const session = await t.session();
      const tab = await t.tab({ isFocused: false });
      const result = tab.focus();
      t.check(result instanceof Promise, "it returned no Promise");
      t.same(session.getFocusedTab().tabId, tab.tabId, "the focused tab");
      t.same(await result, true, "the result");
    },
    "[A] resolves to false when the tab is focused": async () => {
      await t.session();
      const tab = await t.tab();
      t.same(await tab.focus(), false, "the result");
    },
    "[A] in a session in the background does not switch session": async () => {
      const background = await t.session();
      const tab = await t.tab({ isFocused: false });
      const session = await t.session();
      const focused = session.getFocusedTab();
      t.same(await tab.focus(), true, "the result");
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(session.getFocusedTab().tabId, focused.tabId, "the focused tab");
      t.same(background.getFocusedTab().tabId, tab.tabId, "the focused tab in the background");
      await background.focus();
      const { tabId } = Apm.getFocusedSession().getFocusedTab();
      t.same(tabId, tab.tabId, "the focused tab at the end");
    },
    "[A] keeps the order of the strip": async () => {
      const session = await t.session();
      const tab = await t.tab();
      await t.tab();
      const before = session.getAllTabs();
      await tab.focus();
      t.same(session.getAllTabs(), before, "the ids");
    },
  };
});
