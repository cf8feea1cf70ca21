/**
 * Microsoft.Apm.createTab
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createtab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("createTab", (t) => {
  const { Apm } = Microsoft;
  const RECORD = "ca5e0000-0000-4000-8000-000000000001";
  /** The parameters of a tab in the focused session. */
  const parametersOf = async (tab) => {
    const context = await Apm.getFocusedSession().getContext();
    return (await context.getTabContext(tab.tabId)).parameters;
  };

  return {
    "[D] opens a tab in the focused session": async () => {
      const background = await t.session();
      const session = await t.session();
      const before = session.getAllTabs();
      const id = await Apm.createTab({
        templateName: "msdyn_entityrecord",
        appContext: new Map([["entityName", "incident"]]),
      });
      t.same(session.getAllTabs(), [...before, id], "its tabs");
      t.check(!background.getAllTabs().includes(id), "another session has it");
    },
    "[O] returns a Promise that resolves to the id as a string": async () => {
      const session = await t.session();
      const result = Apm.createTab({
        templateName: "msdyn_entityrecord",
        appContext: new Map([["entityName", "incident"]]),
      });
      t.check(result instanceof Promise, "it is no Promise");
      const id = await result;
      t.same(typeof id, "string", "the type of the id");
      t.same(session.getTab(id).tabId, id, "the tabId");
    },
    "[A] focuses the tab unless the input says otherwise": async () => {
      const session = await t.session();
      const { tabId } = await t.tab();
      t.same(session.getFocusedTab().tabId, tabId, "the focused tab");
    },
    "[D] focuses the tab when isFocused is true": async () => {
      const session = await t.session();
      const { tabId } = await t.tab({ isFocused: true });
      t.same(session.getFocusedTab().tabId, tabId, "the focused tab");
    },
    "[D] leaves the focus where it is when isFocused is false": async () => {
      const session = await t.session();
      const before = session.getFocusedTab();
      const { tabId } = await t.tab({ isFocused: false });
      t.check(session.getAllTabs().includes(tabId), "the tab is not open");
      t.same(session.getFocusedTab().tabId, before.tabId, "the focused tab");
    },
    "[A] has changed the workspace before it returns": async () => {
      const session = await t.session();
      const before = session.getAllTabs().length;
      const result = t.tab();
      t.same(session.getAllTabs().length, before + 1, "the number of tabs");
      await result;
    },
    "[D] needs no appContext where the page has no need of one": async () => {
      const session = await t.session();
      const id = await Apm.createTab({
        templateName: "msdyn_omnichannel_kbsearch",
        isFocused: true,
      });
      t.same(session.getFocusedTab().tabId, id, "the focused tab");
    },
    "[D] takes the page's parameters from appContext": async () => {
      await t.session();
      const appContext = new Map([
        ["entityName", "incident"],
        ["data", '{"title":"Printer","customerid":"1","customeridname":"Kim"}'],
      ]);
      const parameters = await parametersOf(await t.tab({ appContext }));
      t.same(parameters.entityName, "incident", "the table");
      const data =
        typeof parameters.data === "string" ? JSON.parse(parameters.data) : parameters.data;
      t.same(data, { title: "Printer", customerid: "1", customeridname: "Kim" }, "the data");
    },
    "[O] takes etn and recordId for entityName and entityId": async () => {
      await t.session();
      const appContext = new Map([
        ["etn", "incident"],
        ["recordId", RECORD],
      ]);
      const { entityName, entityId } = await parametersOf(await t.tab({ appContext }));
      t.same([entityName, entityId], ["incident", RECORD], "table and record");
    },
    "[A] rejects a page without a parameter it requires, naming it": async () => {
      const session = await t.session();
      const before = session.getAllTabs();
      await t.rejects(
        () => Apm.createTab({ templateName: "msdyn_entityrecord" }),
        "createTab",
        "entityName",
      );
      t.same(session.getAllTabs(), before, "its tabs");
    },
    "[A] opens a second tab for a record that is open": async () => {
      const session = await t.session();
      const before = session.getAllTabs();
      const appContext = new Map([
        ["entityName", "incident"],
        ["entityId", RECORD],
      ]);
      const first = await t.tab({ appContext });
      const second = await t.tab({ appContext });
      t.same(session.getAllTabs(), [...before, first.tabId, second.tabId], "its tabs");
    },
  };
});
