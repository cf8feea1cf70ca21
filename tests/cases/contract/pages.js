/**
 * The content and the lifetime of the pages in tabs
 * https://learn.microsoft.com/dynamics365/customer-service/use/oc-manage-sessions
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("pages", (t) => {
  const { Apm } = Microsoft;
  const shown = () => [...document.querySelectorAll("[role=tabpanel]:not([hidden])")];

  return {
    "[A] an entityName without entityId shows the create form": async () => {
      await t.session();
      await apmWorkspace.drawn();
      t.same(shown()[0].dataset.pageType, "entityrecord", "the page type");
      t.check(shown()[0].textContent.includes("New Case"), "it shows no new record");
    },
    "[D] data fills the create form": async () => {
      await t.session();
      const data = '{"title":"Printer <b>","prioritycode":1}';
      await t.tab({
        appContext: new Map([
          ["entityName", "incident"],
          ["data", data],
        ]),
      });
      await apmWorkspace.drawn();
      const value = (name) => shown()[0].querySelector(`[name=${name}]`).value;
      t.same([value("title"), value("prioritycode")], ["Printer <b>", "1"], "the fields");
    },
    "[D] refresh reloads the page in the tab": async () => {
      await t.session();
      const tab = await t.tab();
      await apmWorkspace.drawn();
      for (const refresh of [() => tab.refresh(), () => Apm.refreshTab(tab.tabId)]) {
        const [before] = shown();
        await refresh();
        await apmWorkspace.drawn();
        t.check(!before.isConnected, "the page is the same");
        t.same(shown().length, 1, "the number of panels");
      }
    },
    "[D] refresh leaves pages in other tabs alone": async () => {
      await t.session();
      const tab = await t.tab({ isFocused: false });
      await apmWorkspace.drawn();
      const [before] = shown();
      await tab.refresh();
      await apmWorkspace.drawn();
      t.check(shown()[0] === before, "the focused page is another one");
    },
    "[D] panels go with their tabs": async () => {
      const session = await t.session();
      await t.tab();
      await apmWorkspace.drawn();
      t.same(document.querySelectorAll("[role=tabpanel]").length, 3, "the number of panels");
      await session.getFocusedTab().close();
      await apmWorkspace.drawn();
      t.same(document.querySelectorAll("[role=tabpanel]").length, 2, "the number after a tab");
      await session.close();
      await apmWorkspace.drawn();
      t.same(document.querySelectorAll("[role=tabpanel]").length, 1, "the number at the end");
    },
    "[D] a web resource reloads when its tab gets the focus again": async () => {
      const session = await t.session();
      const [anchor] = session.getAllTabs();
      const tab = await t.tab({ templateName: "msdyn_omnichannel_kbsearch", appContext: {} });
      await apmWorkspace.drawn();
      const frame = shown()[0].querySelector("iframe");
      await Apm.focusTab(anchor);
      await apmWorkspace.drawn();
      t.check(frame.isConnected, "it has gone with the focus");
      await tab.focus();
      await apmWorkspace.drawn();
      t.check(!frame.isConnected, "it is the same frame");
      t.check(shown()[0].querySelector("iframe"), "there is no other frame");
    },
    "[E] a form is the same when its tab is focused again": async () => {
      const session = await t.session();
      const tab = await t.tab();
      await apmWorkspace.drawn();
      const [form] = shown();
      await Apm.focusTab(session.getAllTabs()[0]);
      await apmWorkspace.drawn();
      await tab.focus();
      await apmWorkspace.drawn();
      t.check(shown()[0] === form, "it is another one");
    },
  };
});
