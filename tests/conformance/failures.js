/**
 * Results and failures
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createsession
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
  const SESSION = "case_entity_session_default_template";
  const TAB = "msdyn_entityrecord";

  const cases = {
    "[O] are Errors with a number and a message of one line": async () => {
      const session = await t.session();
      const calls = [
        () => Apm.createSession({ templateName: "no_such" }),
        () => Apm.createSession(7),
        () => Apm.createTab({ templateName: "no_such" }),
        () => Apm.closeTab("no-such-tab"),
        () => session.updateContext("no JSON"),
      ];
      for (const call of calls) {
        const error = await t.rejects(call);
        t.check(Number.isInteger(error.errorCode), `errorCode is ${error.errorCode}`);
        t.check(error.message.trim() !== "", "the message is empty");
        t.check(!error.message.includes("\n"), `the message has more lines: ${error.message}`);
        t.check(error.stack, "it has no stack");
      }
    },
    "[A] tell the member, what was given and what would be right": async () => {
      await t.session();
      await t.rejects(
        () => Apm.createSession({ templateName: "no_such" }),
        "createSession",
        "no_such",
        SESSION,
      );
      await t.rejects(
        () => Apm.createTab({ templateName: "no_such" }),
        "createTab",
        "no_such",
        TAB,
      );
      await t.rejects(() => Apm.createTab({ templateName: 7 }), "createTab", "7", "templateName");
    },
    "[A] of an unknown template name it": async () => {
      const session = await t.session();
      for (const templateName of ["no_such", "__proto__", "toString", SESSION.toUpperCase()]) {
        const input = { templateName };
        await t.rejects(() => Apm.createSession(input), "createSession", templateName);
        await t.rejects(() => Apm.createTab(input), "createTab", templateName);
        await t.rejects(() => session.createTab(input), "session.createTab", templateName);
      }
      await t.rejects(() => Apm.createSession({ templateName: TAB }), "createSession", TAB);
      await t.rejects(() => Apm.createTab({ templateName: SESSION }), "createTab", SESSION);
    },
    "[A] results are true or false, never undefined (warns)": async () => {
      const session = await t.session();
      const background = await t.session({ isFocused: false });
      const anchor = session.getFocusedTab();
      const tab = await t.tab({ isFocused: false });
      const context = await session.getContext();
      const calls = {
        "tab.focus": () => tab.focus(),
        "tab.focus again": () => tab.focus(),
        "tab.refresh": () => tab.refresh(),
        focusTab: () => Apm.focusTab(anchor.tabId),
        refreshTab: () => Apm.refreshTab(anchor.tabId),
        "requestFocus in the background": () => background.requestFocus(),
        "requestFocus in the focus": () => session.requestFocus(),
        updateContext: () => session.updateContext({ a: "1" }),
        "updateContext with nothing": () => session.updateContext({}),
        "context.set": () => context.set("b", "2"),
        "context.delete": () => context.delete("b"),
        "context.delete again": () => context.delete("b"),
        "tab.close on an anchor": () => anchor.close(),
        "closeTab on an anchor": () => Apm.closeTab(anchor.tabId),
        closeTab: () => Apm.closeTab(tab.tabId),
        "session.focus": () => background.focus(),
        "session.focus again": () => background.focus(),
        "session.close": () => background.close(),
      };
      for (const [name, call] of Object.entries(calls)) {
        t.same(typeof (await call()), "boolean", `the type of the result of ${name}`);
      }
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
