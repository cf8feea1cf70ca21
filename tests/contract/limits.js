/**
 * How many sessions and tabs there may be
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/cancreatesession
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
  const SESSIONS = "Maximum sessions reached. Close a session before opening another.";
  const TABS = "Maximum tabs reached. Close a tab in this session before opening another.";
  const few = () => apmWorkspace.load({ limits: { sessions: 3, tabs: 2 } });
  /** What the page shows as alerts. */
  const alerts = async () => {
    await apmWorkspace.drawn();
    return [...document.querySelectorAll("[role=alert]")].map((alert) => alert.textContent);
  };
  /** Opens sessions, or tabs in the focused session, until one more is refused. */
  const fill = async (open) => {
    for (;;) {
      const isFull = await open().then(
        () => false,
        () => true,
      );
      if (isFull) return;
    }
  };

  const cases = {
    "[D] Home counts as a session and the anchor as a tab": async () => {
      await few();
      t.same(
        [Apm.canCreateSession(), Apm.getFocusedSession().canCreateTab()],
        [true, true],
        "Home",
      );
      await t.session();
      t.same(Apm.canCreateSession(), true, "canCreateSession with two sessions");
      const session = await t.session();
      t.same(Apm.canCreateSession(), false, "canCreateSession with three sessions");
      t.same(session.canCreateTab(), true, "canCreateTab with one tab");
      await t.tab();
      t.same(session.canCreateTab(), false, "canCreateTab with two tabs");
    },
    "[D] one session more than fits rejects, and the page shows why": async () => {
      await few();
      await fill(t.session);
      await t.rejects(() => t.session(), "createSession", SESSIONS);
      t.same(Apm.getAllSessions().length, 3, "the number of sessions");
      t.same(await alerts(), [SESSIONS], "the alerts");
    },
    "[D] one tab more than fits rejects, and the page shows why": async () => {
      await few();
      const session = await t.session();
      await t.tab();
      await t.rejects(() => t.tab(), "createTab", TABS);
      t.same(session.getAllTabs().length, 2, "the number of tabs");
      t.same(await alerts(), [TABS], "the alerts");
    },
    "[D] a session in the background has a limit of its own": async () => {
      await few();
      const full = await t.session();
      await t.tab();
      const session = await t.session();
      const input = { templateName: "msdyn_omnichannel_kbsearch" };
      await t.rejects(() => full.createTab(input), "session.createTab", TABS);
      await session.createTab(input);
      t.same(
        [full, session].map((each) => each.getAllTabs().length),
        [2, 2],
        "the tabs",
      );
    },
    "[D] closing makes room": async () => {
      await few();
      const session = await t.session();
      const tab = await t.tab();
      await tab.close();
      t.same(session.canCreateTab(), true, "canCreateTab");
      await t.tab();
      await t.session();
      await session.close();
      t.same(Apm.canCreateSession(), true, "canCreateSession");
      await t.session();
      t.same(Apm.getAllSessions().length, 3, "the number of sessions");
    },
    "[A] a limit that Home reaches alone leaves no room": async () => {
      await apmWorkspace.load({ limits: { sessions: 1, tabs: 1 } });
      t.same(
        [Apm.canCreateSession(), Apm.getFocusedSession().canCreateTab()],
        [false, false],
        "room",
      );
      await t.rejects(() => t.session(), SESSIONS);
      await t.rejects(() => t.tab(), TABS);
    },
    "[A] a refused call leaves the workspace as it was": async () => {
      await few();
      const session = await t.session();
      const tab = await t.tab();
      await session.getTab(session.getAllTabs()[0]).focus();
      await t.session({ isFocused: false });
      await t.rejects(() => t.session(), SESSIONS);
      await t.rejects(() => t.tab(), TABS);
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(session.getFocusedTab().tabId, session.getAllTabs()[0], "the focused tab");
      await tab.close();
      t.same((await t.tab()).tabId, "tab-id-4", "the next tab");
    },
    "[D] ten sessions and ten tabs fit unless the settings say otherwise": async () => {
      await fill(() => t.session({ isFocused: false }));
      t.same(Apm.getAllSessions().length, 10, "the number of sessions");
      await fill(() => t.tab({ isFocused: false }));
      t.same(Apm.getFocusedSession().getAllTabs().length, 10, "the number of tabs");
    },
    "[E] the message stays until the next success": async () => {
      await few();
      await fill(t.session);
      await t.rejects(() => Apm.createTab({ templateName: "no_such" }));
      t.same(await alerts(), [SESSIONS], "the alerts after another failure");
      await t.tab();
      t.same(await alerts(), [], "the alerts after a success");
    },
    "[E] a look-up that finds nothing is no success (warns)": async () => {
      await few();
      await fill(t.session);
      Apm.getSession("no-such-session");
      Apm.getFocusedSession().getTab("no-such-tab");
      t.same(await alerts(), [SESSIONS], "the alerts");
    },
    "[E] a command that does nothing is no success (warns)": async () => {
      await few();
      await fill(t.session);
      await Apm.getSession("session-id-0").close();
      Apm.getSession("session-id-0").title = "Other";
      t.same(await alerts(), [SESSIONS], "the alerts");
    },
    "[E] an assignment to a closed object is no success (warns)": async () => {
      await few();
      const session = await t.session();
      const tab = await t.tab();
      await tab.close();
      await session.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
      await t.rejects(() => t.tab(), TABS);
      tab.title = "Other";
      t.same(await alerts(), [TABS], "the alerts");
    },
    "[E] the message can be dismissed": async () => {
      await few();
      await fill(t.session);
      t.same(await alerts(), [SESSIONS], "the alerts");
      document.querySelector("button[aria-label=Dismiss]").click();
      t.same(await alerts(), [], "the alerts after it");
    },
    "[E] the message goes with a reset": async () => {
      await few();
      await fill(t.session);
      await apmWorkspace.reset();
      t.same(await alerts(), [], "the alerts");
      t.same(Apm.canCreateSession(), true, "canCreateSession");
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
