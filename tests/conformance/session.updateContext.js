/**
 * session.updateContext
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/updatecontext
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
  const parametersOf = async (session) => (await session.getContext()).parameters;

  const cases = {
    "[D] adds keys and changes keys": async () => {
      const session = await t.session();
      await session.updateContext({ caller: "Kim", queue: "Gold" });
      await session.updateContext({ caller: "Lee", topic: "billing" });
      const { caller, queue, topic } = await parametersOf(session);
      t.same([caller, queue, topic], ["Lee", "Gold", "billing"], "the variables");
    },
    "[D] takes a Map": async () => {
      const session = await t.session();
      await session.updateContext(new Map([["caller", "Kim"]]));
      t.same((await parametersOf(session)).caller, "Kim", "the variable");
    },
    "[D] takes a JSON string": async () => {
      const session = await t.session();
      await session.updateContext('{"caller":"Kim","calls":3}');
      const { caller, calls } = await parametersOf(session);
      t.same([caller, calls], ["Kim", 3], "the variables");
    },
    "[D] changes what slugs show": async () => {
      const session = await t.session();
      await session.updateContext({ caller: "Kim" });
      t.same(session.resolveSlug("{caller}"), "Kim", "the slug");
    },
    "[A] removes a key whose value is null or undefined": async () => {
      const session = await t.session();
      await session.updateContext({ a: "1", b: "2", c: "3", d: "4" });
      await session.updateContext({ a: null, b: undefined });
      await session.updateContext(new Map([["c", undefined]]));
      const parameters = await parametersOf(session);
      t.same(
        ["a", "b", "c", "d"].map((key) => key in parameters),
        [false, false, false, true],
        "which keys are there",
      );
      await session.updateContext('{"d":null}');
      t.check(!("d" in (await parametersOf(session))), "null in a JSON string removes nothing");
    },
    "[A] resolves to true, and has changed the context before that": async () => {
      const session = await t.session();
      const result = session.updateContext({ caller: "Kim" });
      t.check(result instanceof Promise, "it returned no Promise");
      t.same(session.resolveSlug("{caller}"), "Kim", "the slug");
      t.same(await result, true, "the result");
    },
    "[D] works in a session in the background, and there only": async () => {
      const session = await t.session();
      const focused = await t.session();
      await session.updateContext({ caller: "Kim" });
      t.same(session.resolveSlug("{caller}"), "Kim", "the slug");
      t.same(focused.resolveSlug("{caller}"), "", "the slug in the focused session");
    },
    "[D] works in Home": async () => {
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      await home.updateContext({ exampleCaller: "Kim" });
      t.same(home.resolveSlug("{exampleCaller}"), "Kim", "the slug");
      await home.updateContext({ exampleCaller: null });
      t.same(home.resolveSlug("{exampleCaller}"), "", "the slug at the end");
    },
    "[D] takes any JSON value": async () => {
      const session = await t.session();
      const values = {
        text: "a",
        number: 1.5,
        yes: true,
        no: false,
        list: [1, [null]],
        it: { a: {} },
      };
      await session.updateContext(values);
      const parameters = await parametersOf(session);
      for (const [key, value] of Object.entries(values)) t.same(parameters[key], value, key);
    },
    "[D] rejects functions and cycles, and changes nothing": async () => {
      const session = await t.session();
      const cycle = {};
      cycle.cycle = cycle;
      const before = await parametersOf(session);
      for (const value of [() => "a", { deep: [() => "a"] }, cycle, Symbol("a")]) {
        await t.rejects(() => session.updateContext({ caller: "Kim", value }), "updateContext");
      }
      await t.rejects(() => session.updateContext(new Map([["value", cycle]])), "updateContext");
      t.same(await parametersOf(session), before, "the context");
    },
    "[A] rejects anything but an object, a Map and a JSON string": async () => {
      const session = await t.session();
      const before = await parametersOf(session);
      for (const value of [7, true, "no JSON", '"text"', "7", "", null]) {
        await t.rejects(() => session.updateContext(value), "updateContext");
      }
      t.same(await parametersOf(session), before, "the context");
    },
    "[A] leaves titles that stand as they are": async () => {
      const id = await Apm.createSession({
        templateName: "msdyn_chat_session",
        sessionContext: new Map([["customerName", "Contoso"]]),
      });
      const session = Apm.getSession(id);
      const titles = () => [session.title, session.getFocusedTab().title];
      const before = titles();
      await session.updateContext({ customerName: "Fabrikam" });
      t.same(titles(), before, "the titles");
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
