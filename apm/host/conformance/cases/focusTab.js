/**
 * Microsoft.Apm.focusTab
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/focustab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("focusTab", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] focuses a tab of the focused session": async () => {
      const session = await t.session();
      const { tabId } = await t.tab({ isFocused: false });
      await Apm.focusTab(tabId);
      t.same(session.getFocusedTab().tabId, tabId, "the focused tab");
      await Apm.focusTab(session.getAllTabs()[0]);
      t.same(session.getFocusedTab().tabId, session.getAllTabs()[0], "the focused tab at the end");
    },
    "[A] resolves to true, and has focused the tab before that": async () => {
      const session = await t.session();
      const { tabId } = await t.tab({ isFocused: false });
      const result = Apm.focusTab(tabId);
      t.check(result instanceof Promise, "it returned no Promise");
      t.same(session.getFocusedTab().tabId, tabId, "the focused tab");
      t.same(await result, true, "the result");
    },
    "[A] resolves to false for the tab that is focused": async () => {
      await t.session();
      const { tabId } = await t.tab();
      t.same(await Apm.focusTab(tabId), false, "the result");
    },
    "[A] rejects an unknown id, naming itself, the id and the tabs there are": async () => {
      const session = await t.session();
      const tab = await t.tab();
      const before = session.getAllTabs();
      const failed = () => Apm.focusTab("no-such-tab");
      await t.rejects(failed, "focusTab", "no-such-tab", ...before);
      t.same(session.getAllTabs(), before, "its tabs");
      t.same(session.getFocusedTab().tabId, tab.tabId, "the focused tab");
    },
    "[A] rejects a tab of a session that is not focused": async () => {
      const background = await t.session();
      const tab = await t.tab();
      await background.getTab(background.getAllTabs()[0]).focus();
      const session = await t.session();
      await t.rejects(() => Apm.focusTab(tab.tabId), "focusTab", tab.tabId);
      t.check(background.getAllTabs().includes(tab.tabId), "the tab has closed");
      t.same(background.getFocusedTab().tabId, background.getAllTabs()[0], "its focused tab");
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
    },
    "[A] rejects a tab that has closed": async () => {
      await t.session();
      const tab = await t.tab();
      await tab.close();
      await t.rejects(() => Apm.focusTab(tab.tabId), "focusTab", tab.tabId);
    },
    "[A] takes anything that becomes the id as text": async () => {
      await t.session();
      const { tabId } = await t.tab({ isFocused: false });
      t.same(await Apm.focusTab({ toString: () => tabId }), true, "the result");
    },
  };
});
