/**
 * session.getTab
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/gettab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.getTab", (t) => ({
  "[D] gives the tab object of an id": async () => {
    const session = await t.session();
    const tab = await t.tab();
    for (const id of session.getAllTabs()) t.same(session.getTab(id).tabId, id, "the tabId");
    t.check(session.getTab(session.getAllTabs()[0]) !== tab, "two ids give one object");
  },
  "[D] works in a session in the background": async () => {
    const session = await t.session();
    const { tabId } = await t.tab();
    await t.session();
    t.same(session.getTab(tabId).tabId, tabId, "the tabId");
  },
  "[A] gives null for an unknown id, and warns of it": async () => {
    const session = await t.session();
    const said = await t.warnings(() => {
      t.same(session.getTab("no-such-tab"), null, "the tab");
    });
    const isOfIt = (text) => text.includes("no-such-tab");
    t.check(said.some(isOfIt), `no warning names the id; there were: ${JSON.stringify(said)}`);
  },
  "[A] gives null for a tab that has closed (warns)": async () => {
    const session = await t.session();
    const tab = await t.tab();
    await tab.close();
    t.same(session.getTab(tab.tabId), null, "the tab");
  },
  "[A] gives null for a tab of another session (warns)": async () => {
    await t.session();
    const tab = await t.tab();
    const session = await t.session();
    t.same(session.getTab(tab.tabId), null, "the tab");
  },
  "[A] takes anything that becomes the id as text": async () => {
    const session = await t.session();
    const { tabId } = await t.tab();
    for (const id of [Object(tabId), { toString: () => tabId }, [tabId]]) {
      t.same(session.getTab(id)?.tabId, tabId, "the tabId");
    }
  },
  "[A] gives the same object every time": async () => {
    const session = await t.session();
    const tab = await t.tab();
    t.check(session.getTab(tab.tabId) === tab, "two calls give two objects");
    await t.session();
    t.check(session.getTab(tab.tabId) === tab, "it is another one in the background");
  },
}));
