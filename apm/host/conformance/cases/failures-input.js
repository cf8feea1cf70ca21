/**
 * Failures because of wrong input
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createsession
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("failures-input", (t) => {
  const { Apm } = Microsoft;
  const TAB = "msdyn_entityrecord";
  /** The state of the workspace that scripts can read, as JSON. */
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
  /** Inputs that both createSession and createTab reject. */
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
  /** Values that are not allowed as a context. */
  const NO_CONTEXTS = [7, true, "no JSON", ["a"], [["a"]], [["a", "b", "c"]], [[1, "b"]], cycle];

  return {
    "[A] come of malformed input": async () => {
      const session = await t.session();
      for (const input of MALFORMED) {
        await t.rejects(() => Apm.createSession(input), "createSession");
        await t.rejects(() => Apm.createTab(input), "createTab");
        await t.rejects(() => session.createTab(input), "session.createTab");
      }
    },
    "[A] come of contexts that are neither objects nor pairs": async () => {
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
    "[A] come of a parametersStr that is not a JSON array of pairs": async () => {
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
    "[A] come of values that are not JSON": async () => {
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
});
