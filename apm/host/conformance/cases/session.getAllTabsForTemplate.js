/**
 * session.getAllTabsForTemplate
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/getalltabs
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.getAllTabsForTemplate", (t) => ({
  "[S] gives the ids of the tabs made from a template": async () => {
    const session = await t.session();
    const first = await t.tab();
    const second = await t.tab();
    const search = await session.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
    const records = await session.getAllTabsForTemplate("msdyn_entityrecord");
    t.same(records, [first.tabId, second.tabId], "the record tabs");
    const searches = await session.getAllTabsForTemplate("msdyn_omnichannel_kbsearch");
    t.same(searches, [search], "the search tabs");
  },
  "[S] returns a Promise of a real Array": async () => {
    const session = await t.session();
    const { tabId } = await t.tab();
    const result = session.getAllTabsForTemplate("msdyn_entityrecord");
    t.check(result instanceof Promise, "it returned no Promise");
    const ids = await result;
    t.check(Array.isArray(ids), "it resolved to no Array");
    t.same(ids, [tabId], "the ids");
  },
  "[A] gives no ids for an unknown template, and for one without tabs": async () => {
    const session = await t.session();
    t.same(await session.getAllTabsForTemplate("no_such"), [], "the ids for an unknown one");
    const ids = await session.getAllTabsForTemplate("msdyn_omnichannel_kbsearch");
    t.same(ids, [], "the ids for one without tabs");
  },
  "[S] gives the tabs of this session only": async () => {
    const session = await t.session();
    const { tabId } = await t.tab();
    const other = await t.session();
    t.same(await other.getAllTabsForTemplate("msdyn_entityrecord"), [], "the other's ids");
    t.same(await session.getAllTabsForTemplate("msdyn_entityrecord"), [tabId], "its own ids");
  },
  "[S] leaves out a tab that has closed": async () => {
    const session = await t.session();
    const tab = await t.tab();
    await tab.close();
    t.same(await session.getAllTabsForTemplate("msdyn_entityrecord"), [], "the ids");
  },
  "[A] gives a fresh Array on every call": async () => {
    const session = await t.session();
    const { tabId } = await t.tab();
    (await session.getAllTabsForTemplate("msdyn_entityrecord")).length = 0;
    const ids = await session.getAllTabsForTemplate("msdyn_entityrecord");
    t.same(ids, [tabId], "the ids after a script emptied its Array");
  },
  "[D] takes a name with stray spaces": async () => {
    const session = await t.session();
    const { tabId } = await t.tab();
    const ids = await session.getAllTabsForTemplate(" msdyn_entityrecord ");
    t.same(ids, [tabId], "the ids");
  },
}));
