/**
 * What the pages in tabs show, and how long they live
 * https://learn.microsoft.com/dynamics365/customer-service/use/oc-manage-sessions
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
{
  const t = {
    /** Fails the case with a sentence. */
    check(ok, sentence) {
      if (!ok) throw new Error(sentence);
    },
    /** Fails the case unless two values are the same as JSON. */
    same(given, wanted, what) {
      const [is, should] = [given, wanted].map((value) => JSON.stringify(value));
      t.check(is === should, `${what} is ${is}, not ${should}`);
    },
    /** The Error, with its number, that a call rejects with; its message has these words. */
    async rejects(act, ...words) {
      const result = act();
      t.check(result instanceof Promise, "it returned no Promise");
      const resolved = (value) => t.check(false, `it resolved to ${value}`);
      return t.error(await result.then(resolved, (error) => error), words);
    },
    /** The Error, with its number, that a call throws; its message has these words. */
    throws(act, ...words) {
      let value;
      try {
        value = act();
      } catch (error) {
        return t.error(error, words);
      }
      throw new Error(`it returned ${value} instead of throwing`);
    },
    /** Fails the case unless this is an Error with a number whose message has these words. */
    error(error, words) {
      t.check(error instanceof Error, `${error} is no Error`);
      t.same(typeof error.errorCode, "number", `the type of errorCode of "${error.message}"`);
      for (const word of words) {
        t.check(error.message.includes(word), `the message "${error.message}" lacks "${word}"`);
      }
      return error;
    },
    /** What is written with console.warn while something is done; it does not reach the console. */
    async warnings(act) {
      const { warn } = console;
      const said = [];
      console.warn = (...words) => said.push(words.join(" "));
      try {
        await act();
      } finally {
        console.warn = warn;
      }
      return said;
    },
    /** Opens a session with the create form of a case, and gives its object. */
    async session(more) {
      const id = await Microsoft.Apm.createSession({
        templateName: "case_entity_session_default_template",
        sessionContext: new Map([["parametersStr", '[["entityName","incident"]]']]),
        ...more,
      });
      return Microsoft.Apm.getSession(id);
    },
    /** Opens a tab with the create form of a case in the focused session, and gives its object. */
    async tab(more) {
      const id = await Microsoft.Apm.createTab({
        templateName: "msdyn_entityrecord",
        appContext: new Map([["entityName", "incident"]]),
        ...more,
      });
      return Microsoft.Apm.getFocusedSession().getTab(id);
    },
  };
  /** Runs a case in a new workspace; then starts another one with the settings as they come. */
  const tidy = async (run) => {
    await apmWorkspace.load({});
    try {
      await run();
    } finally {
      apmWorkspace.record(false);
      await apmWorkspace.load({});
    }
  };
  // The preamble ends here: it is the same in every file of this folder.

  const { Apm } = Microsoft;
  const shown = () => [...document.querySelectorAll("[role=tabpanel]:not([hidden])")];

  const cases = {
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
    "[D] refresh starts the page in the tab anew": async () => {
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
    "[D] a web resource starts anew when its tab is focused again": async () => {
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

  // The footer begins here: it is the same in every file of this folder.
  const all = Object.entries(cases).map(([name, run]) => [name, () => tidy(run)]);
  const runAll = async () => {
    for (const [name, run] of all) {
      const passed = () => console.log("passed", name);
      await run().then(passed, (error) => console.error("failed", name, error.message));
    }
  };
  // A runner that defines apmCases gets the cases. In a console they run by themselves, one file after another.
  if (globalThis.apmCases) globalThis.apmCases(Object.fromEntries(all));
  else globalThis.apmQueue = Promise.resolve(globalThis.apmQueue).then(runAll);
}
