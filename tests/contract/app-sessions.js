/**
 * The sessions of the shell, for tabs without a template
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-app
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

  const { sessions } = Xrm.App;
  const CASE = "ca5e0000-0000-4000-8000-000000000001";
  const LIST = { pageInput: { pageType: "entitylist", entityName: "account" } };
  const cases = {
    "[S] ids are those of Microsoft.Apm": async () => {
      await t.session();
      const focused = sessions.getFocusedSession();
      t.same(focused.sessionId, Microsoft.Apm.getFocusedSession().sessionId, "the session");
      const { tabId } = Microsoft.Apm.getFocusedSession().getFocusedTab();
      t.same(focused.tabs.getFocusedTab().tabId, tabId, "the tab");
      t.same(
        sessions.getAll().map((each) => each.sessionId),
        Microsoft.Apm.getAllSessions(),
        "all of them",
      );
    },
    "[A] titles are the labels in the strips": async () => {
      const session = await t.session();
      session.title = "Mine";
      const tab = session.getFocusedTab();
      tab.title = "Its tab";
      const focused = sessions.getFocusedSession();
      t.same(focused.title, "Mine", "the session's");
      t.same(focused.tabs.getFocusedTab().title, "Its tab", "the tab's");
    },
    "[A] a session and a tab that are not open are null": async () => {
      t.same(sessions.getSession("session-id-9"), null, "the session");
      t.same(sessions.getFocusedSession().tabs.getTab("tab-id-9"), null, "the tab");
    },
    "[S] createTab opens a page in a session": async () => {
      const session = await t.session({ isFocused: false });
      const { tabs } = sessions.getSession(session.sessionId);
      const options = { title: "Accounts", canBeClosed: false };
      const id = await tabs.createTab({ ...LIST, options });
      t.same(session.getAllTabs()[1], id, "its id");
      t.same([session.getTab(id).title, session.getTab(id).canClose], ["Accounts", false], "it");
      t.same(tabs.getFocusedTab().tabId, id, "the focused tab");
      await tabs.createTab({ ...LIST, options: { isFocused: false } });
      t.same(tabs.getFocusedTab().tabId, id, "the focused tab");
    },
    "[S] the address of a tab names table and record": async () => {
      const pageInput = { pageType: "entityrecord", entityName: "incident", entityId: CASE };
      const { tabs } = sessions.getFocusedSession();
      await tabs.createTab({ pageInput });
      const { searchParams } = new URL(tabs.getFocusedTab().currentUrl);
      t.same([searchParams.get("etn"), searchParams.get("id")], ["incident", CASE], "the record");
      t.same(searchParams.get("pagetype"), "entityrecord", "the page type");
    },
    "[A] what createTab cannot use rejects": async () => {
      const { tabs } = sessions.getFocusedSession();
      await t.rejects(() => tabs.createTab(), "appSession.tabs.createTab", "pageInput");
      await t.rejects(() => tabs.createTab({ pageInput: { pageType: "x" } }), "pageType");
      await t.rejects(() => tabs.createTab({ ...LIST, options: 1 }), "options");
      t.same(Microsoft.Apm.getFocusedSession().getAllTabs().length, 1, "the number of tabs");
    },
    "[A] the limit of tabs holds, and the page says so": async () => {
      await apmWorkspace.load({ limits: { tabs: 2 } });
      const { tabs } = sessions.getFocusedSession();
      await tabs.createTab(LIST);
      await t.rejects(() => tabs.createTab(LIST), "Maximum tabs reached");
      await apmWorkspace.drawn();
      const alert = document.querySelector("[role=alert]");
      t.check(alert?.textContent.startsWith("Maximum tabs reached"), "the page does not say so");
    },
    "[A] the limit of sessions holds for a form from Home, and the page says so": async () => {
      await apmWorkspace.load({ limits: { sessions: 1 } });
      const open = () => Xrm.Navigation.openForm({ entityName: "incident", entityId: CASE });
      await t.rejects(open, "Maximum sessions reached");
      await apmWorkspace.drawn();
      const alert = document.querySelector("[role=alert]");
      t.check(alert?.textContent.startsWith("Maximum sessions reached"), "it does not say so");
    },
    "[A] no role is needed": async () => {
      await apmWorkspace.load({ user: { roles: ["Guest"] } });
      t.same(sessions.getFocusedSession().sessionId, "session-id-0", "the session");
    },
    "[A] tabs close and take the focus": async () => {
      const { tabs } = sessions.getFocusedSession();
      const id = await tabs.createTab(LIST);
      const tab = tabs.getTab(id);
      await tabs.getAll()[0].focus();
      t.same(tabs.getFocusedTab().tabId, "tab-id-0", "the focused tab");
      t.same(await tab.close(), true, "the result");
      t.throws(() => tab.currentUrl, "is closed");
    },
    "[E] a session that was closed says so": async () => {
      const session = await t.session();
      const same = sessions.getSession(session.sessionId);
      await session.close();
      t.throws(() => same.tabs.getFocusedTab(), "is closed");
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
