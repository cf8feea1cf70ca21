/**
 * session.getFocusedTab
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/getfocusedtab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.getFocusedTab", (t) => ({
  "[D] gives the tab that is focused": async () => {
    const session = await t.session();
    t.same(session.getFocusedTab().tabId, session.getAllTabs()[0], "the focused tab");
    const { tabId } = await t.tab();
    t.same(session.getFocusedTab().tabId, tabId, "the focused tab at the end");
  },
  "[D] gives a tab object at once, not a promise": async () => {
    const tab = Microsoft.Apm.getFocusedSession().getFocusedTab();
    t.same(typeof tab.tabId, "string", "the type of its tabId");
    t.same(typeof tab.then, "undefined", "the type of its then");
  },
  "[D] gives the focused tab of a session in the background": async () => {
    const session = await t.session();
    const { tabId } = await t.tab();
    await t.session();
    t.same(session.getFocusedTab().tabId, tabId, "the focused tab");
  },
  "[A] gives the same object as getTab": async () => {
    const session = await t.session();
    const tab = session.getFocusedTab();
    t.check(tab === session.getFocusedTab(), "two calls give two objects");
    t.check(tab === session.getTab(tab.tabId), "getTab gives another object");
  },
}));
