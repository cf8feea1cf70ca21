/**
 * Failures that come of input
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
  const TAB = "msdyn_entityrecord";
  /** All that scripts can see of the workspace, as JSON. */
  const seen = async () => {
    const all = [];
    for (const id of Apm.getAllSessions()) {
      const session = Apm.getSession(id);
      const { parameters } = await session.getContext();
      const tabs = session.getAllTabs().map(session.getTab);
      all.push({ session, parameters, tabs, focused: session.getFocusedTab().tabId });
    }
    return JSON.stringify({ all, focused: Apm.getFocusedSession().sessionId });
  };
  const cycle = {};
  cycle.cycle = cycle;
  /** Inputs that no member that opens something takes. */
  const MALFORMED = [
    undefined,
    null,
    7,
    true,
    "",
    "no JSON",
    '"text"',
    "7",
    "[]",
    [],
    {},
    { templateName: "" },
    { templateName: " " },
    { templateName: 7 },
    { templateName: null },
    { templateName: () => TAB },
    () => TAB,
    Symbol("a"),
    cycle,
  ];
  /** Contexts that are none, by whatever name. */
  const NO_CONTEXTS = [7, true, "no JSON", ["a"], [["a"]], [["a", "b", "c"]], [[1, "b"]], cycle];

  const cases = {
    "[A] come of malformed input": async () => {
      const session = await t.session();
      for (const input of MALFORMED) {
        await t.rejects(() => Apm.createSession(input), "createSession");
        await t.rejects(() => Apm.createTab(input), "createTab");
        await t.rejects(() => session.createTab(input), "session.createTab");
      }
    },
    "[A] come of contexts that are none": async () => {
      await t.session();
      for (const context of NO_CONTEXTS) {
        await t.rejects(() => t.session({ sessionContext: context }), "createSession");
        const input = { templateName: TAB, appContext: context };
        await t.rejects(() => Apm.createTab(input), "createTab");
      }
    },
    "[A] come of an isFocused that is neither true nor false": async () => {
      await t.session();
      for (const isFocused of [0, "false", {}, []]) {
        await t.rejects(() => t.session({ isFocused }), "createSession", "isFocused");
        const input = { templateName: TAB, appContext: { entityName: "incident" }, isFocused };
        await t.rejects(() => Apm.createTab(input), "createTab", "isFocused");
      }
    },
    "[A] come of a parametersStr that is no JSON array of pairs": async () => {
      const texts = ["", "incident", "{}", '{"entityName":"incident"}', '"text"', "7", "null"];
      const pairs = [
        '["entityName","incident"]',
        '[["entityName"]]',
        '[["a","b","c"]]',
        '[[1,"b"]]',
      ];
      for (const parametersStr of [...texts, ...pairs, 7, true, ["entityName"], {}]) {
        const sessionContext = { parametersStr };
        await t.rejects(() => t.session({ sessionContext }), "createSession", "parametersStr");
      }
    },
    "[A] come of values that are no JSON": async () => {
      const session = await t.session();
      const entityName = "incident";
      for (const value of [() => "a", Symbol("a"), { deep: [() => "a"] }, cycle]) {
        const sessionContext = { parametersStr: '[["entityName","incident"]]', value };
        await t.rejects(() => t.session({ sessionContext }), "createSession");
        const input = { templateName: TAB, appContext: { entityName, value } };
        await t.rejects(() => Apm.createTab(input), "createTab");
        await t.rejects(() => session.createTab(input), "session.createTab");
      }
    },
    "[A] come of an input whose own code throws": async () => {
      const session = await t.session();
      const bad = {
        get templateName() {
          throw new Error("no name today");
        },
      };
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      for (const input of [bad, proxy, { toJSON: () => bad }]) {
        await t.rejects(() => Apm.createSession(input), "createSession");
        await t.rejects(() => Apm.createTab(input), "createTab");
        await t.rejects(() => session.updateContext(input), "updateContext");
      }
      await t.rejects(() => Apm.createTab(bad), "no name today");
      const id = {
        toString() {
          throw new Error("no id today");
        },
      };
      await t.rejects(() => Apm.closeTab(id), "closeTab");
      await t.rejects(() => Apm.focusTab(id), "focusTab");
      await t.rejects(() => Apm.refreshTab(id), "refreshTab");
      t.throws(() => Apm.getSession(id), "getSession");
      t.throws(() => session.getTab(id), "session.getTab");
    },
    "[A] leave the workspace exactly as it was": async () => {
      const background = await t.session();
      const session = await t.session();
      await session.updateContext({ caller: "Kim" });
      const tab = await t.tab();
      const before = await seen();
      for (const input of MALFORMED) {
        await t.rejects(() => Apm.createSession(input));
        await t.rejects(() => Apm.createTab(input));
        await t.rejects(() => background.createTab(input));
      }
      for (const sessionContext of NO_CONTEXTS)
        await t.rejects(() => t.session({ sessionContext }));
      await t.rejects(() => session.updateContext({ caller: "Lee", bad: () => "a" }));
      await t.rejects(() => session.updateContext([["caller", "Lee"], ["bad"]]));
      await t.rejects(() => Apm.createTab({ templateName: "no_such" }));
      for (const name of ["closeTab", "focusTab", "refreshTab"]) {
        await t.rejects(() => Apm[name]("no-such-tab"));
      }
      t.throws(() => {
        tab.title = 7;
      });
      t.throws(() => {
        session.canClose = "no";
      });
      t.same(await seen(), before, "the workspace");
    },
    "[A] show no text of another language than JavaScript": async () => {
      const session = await t.session();
      const messages = [];
      const calls = MALFORMED.flatMap((input) => [
        () => Apm.createSession(input),
        () => Apm.createTab(input),
        () => session.createTab(input),
      ]);
      const numbers = ["9".repeat(5000), "1e999", "NaN", "Infinity", "-", "01"];
      for (const number of numbers) {
        calls.push(() => Apm.createTab(number));
        calls.push(() => Apm.createTab(`{"templateName":${number}}`));
      }
      for (const call of calls) messages.push((await t.rejects(call)).message);
      for (const message of messages) {
        const found = /Traceback|File "|\.py\b|\bNone\b|\bTrue\b|sys\.|\b(?:dict|str|int)\b/.exec(
          message,
        );
        t.check(!found, `the message "${message}" has ${found?.[0]}`);
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
