/**
 * Microsoft.Apm.createTab
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createtab
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
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
  /** Runs a case; then closes what it opened and focuses what was focused before it. */
  const tidy = async (run) => {
    const { Apm } = Microsoft;
    const session = Apm.getFocusedSession();
    const tab = session.getFocusedTab();
    const [sessions, tabs] = [Apm.getAllSessions(), session.getAllTabs()];
    const close = async (item) => {
      item.canClose = true;
      await item.close();
    };
    try {
      await run();
    } finally {
      for (const id of Apm.getAllSessions()) {
        if (!sessions.includes(id)) await close(Apm.getSession(id));
      }
      for (const id of session.getAllTabs()) {
        if (!tabs.includes(id)) await close(session.getTab(id));
      }
      await session.focus();
      await tab.focus();
    }
  };
  // The preamble ends here: it is the same in every file of this folder.

  const { Apm } = Microsoft;
  const RECORD = "0f3c5d6e-2b1a-4c8d-9e7f-a1b2c3d4e5f6";
  /** The parameters of a tab of the focused session. */
  const parametersOf = async (tab) => {
    const context = await Apm.getFocusedSession().getContext();
    return (await context.getTabContext(tab.tabId)).parameters;
  };

  const cases = {
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
    "[A] focuses the tab unless told otherwise": async () => {
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
