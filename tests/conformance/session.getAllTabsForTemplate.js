/**
 * session.getAllTabsForTemplate
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/getalltabs
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

  const cases = {
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
