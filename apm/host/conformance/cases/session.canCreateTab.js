/**
 * session.canCreateTab
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/cancreatetab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.canCreateTab", (t) => {
  const { Apm } = Microsoft;
  /** Opens tabs in the focused session up to the limit, at most twenty. */
  const fill = async (session) => {
    for (let tries = 0; tries < 20 && session.canCreateTab(); tries += 1) {
      await t.tab({ isFocused: false });
    }
  };

  return {
    "[D] is true below ten tabs, the anchor counted, and false at ten": async () => {
      const session = await t.session();
      while (session.getAllTabs().length < 10) {
        t.same(session.canCreateTab(), true, `with ${session.getAllTabs().length} it`);
        await t.tab({ isFocused: false });
      }
      t.same(session.canCreateTab(), false, "with ten it");
    },
    "[D] is false exactly when createTab rejects for the limit": async () => {
      const session = await t.session();
      await fill(session);
      const before = session.getAllTabs();
      const message = "Maximum tabs reached. Close a tab in this session before opening another.";
      const input = {
        templateName: "msdyn_entityrecord",
        appContext: new Map([["entityName", "incident"]]),
      };
      await t.rejects(() => Apm.createTab(input), message);
      await t.rejects(() => session.createTab(input), message);
      t.same(session.getAllTabs(), before, "its tabs");
    },
    "[D] counts the tabs of this session only": async () => {
      const full = await t.session();
      await fill(full);
      const session = await t.session();
      t.same([full.canCreateTab(), session.canCreateTab()], [false, true], "the answers");
    },
    "[D] is true again once a tab has closed": async () => {
      const session = await t.session();
      await fill(session);
      await session.getTab(session.getAllTabs().at(-1)).close();
      t.same(session.canCreateTab(), true, "the answer");
      await t.tab();
      t.same(session.canCreateTab(), false, "the answer after one more");
    },
  };
});
