/**
 * context.getTabContext of the object that session.getContext() resolves to
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/updatecontext
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("context.getTabContext", (t) => {
  const { Apm } = Microsoft;

  return {
    "[S] gives data and parameters of a tab": async () => {
      const session = await t.session();
      const appContext = new Map([
        ["entityName", "incident"],
        ["data", '{"title":"Printer"}'],
      ]);
      const { tabId } = await t.tab({ appContext });
      const context = await session.getContext();
      const given = await context.getTabContext(tabId);
      t.same(Object.keys(given).sort(), ["data", "parameters"], "the names");
      t.same(given.parameters.entityName, "incident", "the table");
    },
    "[S] gives the parameters of the anchor tab": async () => {
      const session = await t.session();
      const context = await session.getContext();
      const { parameters } = await context.getTabContext(session.getAllTabs()[0]);
      t.same(parameters.entityName, "incident", "the table");
    },
    "[A] gives data that was an object as an object": async () => {
      const pairs = [
        ["controlName", "Example.Control"],
        ["data", { topic: "billing", list: [1] }],
      ];
      const id = await Apm.createSession({
        templateName: "msdyn_chat_session",
        sessionContext: new Map([["parametersStr", JSON.stringify(pairs)]]),
      });
      const session = Apm.getSession(id);
      const context = await session.getContext();
      const { data } = await context.getTabContext(session.getAllTabs()[0]);
      t.same(data, { topic: "billing", list: [1] }, "the data");
    },
    "[A] takes anything that becomes the id as text": async () => {
      const session = await t.session();
      const { tabId } = await t.tab({ appContext: { entityName: "account" } });
      const context = await session.getContext();
      for (const id of [Object(tabId), { toString: () => tabId }]) {
        const { parameters } = await context.getTabContext(id);
        t.same(parameters.entityName, "account", "the table");
      }
    },
    "[S] gives each tab its own": async () => {
      const session = await t.session();
      const first = await t.tab({ appContext: { entityName: "account" } });
      const second = await t.tab({ appContext: { entityName: "contact" } });
      const context = await session.getContext();
      const tables = [];
      for (const { tabId } of [first, second]) {
        tables.push((await context.getTabContext(tabId)).parameters.entityName);
      }
      t.same(tables, ["account", "contact"], "the tables");
    },
  };
});
