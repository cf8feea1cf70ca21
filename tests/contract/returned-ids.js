/**
 * What createSession and createTab return, by the settings
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createsession
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
  const returning = (kind) => apmWorkspace.load({ api: { returned_ids: kind } });
  const CHAT = { templateName: "msdyn_chat_session" };
  const SEARCH = { templateName: "msdyn_omnichannel_kbsearch" };
  /** The members that return an id, called well and called badly. */
  const good = () => [
    Apm.createSession(CHAT),
    Apm.createTab(SEARCH),
    Apm.getFocusedSession().createTab(SEARCH),
  ];
  const BAD = [
    () => Apm.createSession({ templateName: "no_such" }),
    () => Apm.createTab({ templateName: "no_such" }),
    () => Apm.getFocusedSession().createTab({ templateName: "no_such" }),
  ];

  const cases = {
    "[A] string: the plain id, which throws on failure": async () => {
      await returning("string");
      t.same(good(), ["session-id-1", "tab-id-2", "tab-id-3"], "the ids");
      for (const id of good()) t.same(typeof id, "string", "the type");
      for (const call of BAD) t.throws(call, "no_such");
    },
    "[A] string: other members still return Promises": async () => {
      await returning("string");
      Apm.createSession(CHAT);
      const id = Apm.createTab(SEARCH);
      t.check(Apm.focusTab(id) instanceof Promise, "focusTab returns no Promise");
      await t.rejects(() => Apm.closeTab("no-such-tab"), "no-such-tab");
    },
    "[A] promise: the plain Promise": async () => {
      await returning("promise");
      const results = good();
      for (const result of results) {
        t.check(Object.getPrototypeOf(result) === Promise.prototype, "it is no plain Promise");
        t.same(`${result}`, "[object Promise]", "its text");
      }
      t.same(await Promise.all(results), ["session-id-1", "tab-id-2", "tab-id-3"], "the ids");
      for (const call of BAD) await t.rejects(call, "no_such");
    },
    "[A] promise-id: both, which is what comes without a setting": async () => {
      for (const settings of [{ api: { returned_ids: "promise-id" } }, {}]) {
        await returning("string");
        await apmWorkspace.load(settings);
        for (const result of good()) {
          t.check(result instanceof Promise, "it is no Promise");
          t.same(`${result}`, await result, "its text");
        }
        for (const call of BAD) await t.rejects(call, "no_such");
      }
    },
    "[E] anything else is refused": async () => {
      await apmWorkspace.load({ api: { returned_ids: "text" } }).then(
        () => t.check(false, "it was taken"),
        (error) => t.check(error.message.includes("api.returned_ids"), error.message),
      );
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
