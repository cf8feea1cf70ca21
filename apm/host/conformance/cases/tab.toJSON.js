/**
 * tab.toJSON
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/tabid
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("tab.toJSON", (t) => ({
  "[A] gives the data of an open tab": async () => {
    await t.session();
    const tab = await t.tab();
    tab.title = "Invoices";
    tab.canClose = false;
    t.same(tab.toJSON().tabId, tab.tabId, "the tabId");
    const { tabId, title, canClose } = JSON.parse(JSON.stringify(tab));
    t.same([tabId, title, canClose], [tab.tabId, "Invoices", false], "the data");
  },
  "[A] gives the id and that it is closed for a closed tab": async () => {
    await t.session();
    const tab = await t.tab();
    const { tabId } = tab;
    await tab.close();
    t.same(tab.toJSON(), { tabId, closed: true }, "the data");
  },
}));
