/**
 * session.getAllTabs
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/getalltabs
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.getAllTabs", (t) => ({
  "[D] gives the ids of its tabs, the anchor first": async () => {
    const session = await t.session();
    const [anchor] = session.getAllTabs();
    const first = await t.tab();
    const second = await t.tab({ isFocused: false });
    t.same(session.getTab(anchor).canClose, false, "canClose of the anchor");
    t.same(session.getAllTabs(), [anchor, first.tabId, second.tabId], "the ids");
    for (const id of session.getAllTabs()) {
      t.same(session.getTab(id).tabId, id, "the tabId of the tab with that id");
    }
  },
  "[D] leaves out a tab that has closed": async () => {
    const session = await t.session();
    const before = session.getAllTabs();
    const tab = await t.tab();
    await tab.close();
    t.same(session.getAllTabs(), before, "the ids");
  },
  "[D] gives the tabs of this session only": async () => {
    const first = await t.session();
    const tab = await t.tab();
    const second = await t.session();
    t.check(first.getAllTabs().includes(tab.tabId), "its own tab is missing");
    t.check(!second.getAllTabs().includes(tab.tabId), "another session's tab is there");
  },
  "[A] gives a fresh real Array on every call": async () => {
    const session = await t.session();
    const ids = session.getAllTabs();
    t.check(Array.isArray(ids), "it is no Array");
    t.check(ids !== session.getAllTabs(), "two calls give one Array");
    const wanted = [...ids];
    ids.length = 0;
    t.same(session.getAllTabs(), wanted, "the ids after a script emptied its Array");
  },
}));
