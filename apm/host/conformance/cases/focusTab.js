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
      await t.rejectsUnknownTab("focusTab");
    },
    "[A] rejects a tab of a session that is not focused": async () => {
      await t.rejectsTabInBackground("focusTab");
    },
    "[A] rejects a tab that has closed": async () => {
      await t.rejectsClosedTab("focusTab");
    },
    "[A] takes anything that becomes the id as text": async () => {
      await t.session();
      const { tabId } = await t.tab({ isFocused: false });
      t.same(await Apm.focusTab({ toString: () => tabId }), true, "the result");
    },
  };
});
