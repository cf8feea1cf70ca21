/**
 * session.resolveSlug
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/resolveslug
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
  /** A session that knows these variables. */
  const knowing = async (values) => {
    const session = await t.session();
    await session.updateContext(values);
    return session;
  };

  const cases = {
    "[D] gives the value of a slug as a primitive string": async () => {
      const session = await knowing({ caller: "Kim", calls: 3 });
      t.same(session.resolveSlug("{caller}"), "Kim", "the text");
      for (const text of ["{caller}", "{calls}", "{unknown}", "plain"]) {
        t.same(typeof session.resolveSlug(text), "string", `the type of ${text}`);
      }
    },
    "[D] replaces the slugs in any text": async () => {
      const session = await knowing({ caller: "Kim", queue: "Gold" });
      t.same(
        session.resolveSlug("{caller} in {queue}, {caller}!"),
        "Kim in Gold, Kim!",
        "the text",
      );
      t.same(session.resolveSlug("{caller}{queue}"), "KimGold", "two slugs side by side");
      t.same(session.resolveSlug("no slug"), "no slug", "a text without any");
      t.same(session.resolveSlug(""), "", "the empty text");
    },
    "[D] knows the table and the record of the anchor": async () => {
      const record = "0f3c5d6e-2b1a-4c8d-9e7f-a1b2c3d4e5f6";
      const pairs = [
        ["entityName", "incident"],
        ["entityId", record],
      ];
      const session = await t.session({
        sessionContext: new Map([["parametersStr", JSON.stringify(pairs)]]),
      });
      const text = session.resolveSlug("{anchor.entityName}/{anchor.entityId}");
      t.same(text, `incident/${record}`, "the text");
    },
    "[A] gives nothing for an unknown and for an empty variable": async () => {
      const session = await knowing({ empty: "" });
      t.same(session.resolveSlug("{unknown}"), "", "an unknown one");
      t.same(session.resolveSlug("{empty}"), "", "an empty one");
      t.same(session.resolveSlug("{anchor.unknown}"), "", "an unknown one of the anchor");
      t.same(session.resolveSlug("{toString}{__proto__}"), "", "names that objects have");
    },
    "[A] keeps the text around an empty slug": async () => {
      const session = await t.session();
      t.same(session.resolveSlug("Case - {unknown}"), "Case - ", "the text");
    },
    "[A] never reads a value as a slug again": async () => {
      const session = await knowing({ a: "{b}", b: "no", c: "{", d: "b}" });
      t.same(session.resolveSlug("{a}"), "{b}", "a value that looks like a slug");
      t.same(session.resolveSlug("{c}{d}"), "{b}", "two values that make up one");
      t.same(session.resolveSlug("{{a}}"), "{{b}}", "a value between braces");
    },
    "[A] takes an unbalanced brace for plain text": async () => {
      const session = await knowing({ a: "1" });
      for (const text of ["{a", "a}", "{", "}", "}{", "{a {b"]) {
        t.same(session.resolveSlug(text), text, "the text");
      }
      t.same(session.resolveSlug("{ {a}"), "{ 1", "a brace in front of a slug");
      t.same(session.resolveSlug("{a}}"), "1}", "a brace behind a slug");
    },
    "[A] takes braces without a name in them for plain text": async () => {
      const session = await knowing({ _a: "1", "1a": "no", "": "no", $b: "2" });
      for (const text of ["{}", "{1a}", "{ }", "{-a}", '{"a":1}']) {
        t.same(session.resolveSlug(text), text, "the text");
      }
      t.same(session.resolveSlug("{_a}"), "1", "a name that starts with _");
    },
    "[D] reads the context of its own session": async () => {
      const kim = await knowing({ caller: "Kim" });
      const lee = await knowing({ caller: "Lee" });
      t.same(
        [kim, lee].map((each) => each.resolveSlug("{caller}")),
        ["Kim", "Lee"],
        "the texts",
      );
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      t.same(home.resolveSlug("{caller}"), "", "the text in Home");
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
