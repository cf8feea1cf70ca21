/**
 * tab.tabId
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/tabid
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("tab.tabId", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] is the id that createTab gave and getTab takes": async () => {
      const session = await t.session();
      const before = session.getAllTabs();
      const { tabId } = await t.tab();
      t.same(session.getAllTabs(), [...before, tabId], "the ids");
      t.same(session.getTab(tabId).tabId, tabId, "the tabId");
    },
    "[D] has the form tab-id- and a number": async () => {
      const session = await t.session();
      await t.tab();
      for (const id of session.getAllTabs()) {
        t.check(/^tab-id-\d+$/.test(session.getTab(id).tabId), `${id} has another form`);
      }
    },
    "[D] is unique in all sessions and never used again": async () => {
      const used = Apm.getAllSessions().flatMap((id) => Apm.getSession(id).getAllTabs());
      const take = ({ tabId }) => {
        t.check(!used.includes(tabId), `${tabId} was used before`);
        used.push(tabId);
      };
      for (let round = 0; round < 3; round += 1) {
        const session = await t.session();
        take(session.getFocusedTab());
        const tab = await t.tab();
        take(tab);
        await tab.close();
        if (round < 2) await session.close();
      }
    },
    "[A] is an own data property that cannot be written": async () => {
      await t.session();
      const tab = await t.tab();
      const { tabId } = tab;
      const { value, writable } = Object.getOwnPropertyDescriptor(tab, "tabId");
      t.same([value, writable], [tabId, false], "its value and writable");
      t.same(Reflect.set(tab, "tabId", "other"), false, "an assignment");
      t.same(tab.tabId, tabId, "the tabId after it");
    },
  };
});
