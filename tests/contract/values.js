/**
 * Values that are hard to carry
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/updatecontext
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
  const cases = {
    "[D] any text is a title: half a surrogate pair, line ends, a megabyte": async () => {
      const session = await t.session();
      const tab = await t.tab();
      for (const title of ["\ud83d", "a\ude42b", "\u2028\r\n", "\ufeff", "x".repeat(1_000_000)]) {
        for (const item of [session, tab]) {
          item.title = title;
          t.check(
            item.title === title,
            `the title ${JSON.stringify(title).slice(0, 30)} is another`,
          );
        }
        await apmWorkspace.drawn();
      }
    },
    "[D] any text is a value of the context": async () => {
      const session = await t.session();
      const context = await session.getContext();
      for (const text of ["\ud83d", "a\ude42b", "\u2028\r\n", "\0", "=x", "undefined", "null"]) {
        await context.set("text", text);
        t.same(context.get("text"), text, "the value");
        t.same(context.parameters.text, text, "the parameter");
        t.same(session.resolveSlug("{text}"), text, "the slug");
      }
    },
    "[D] any text is a name in the context": async () => {
      const session = await t.session();
      const names = ["__proto__", "constructor", "toString", "a b", "ä", "\ud83d", "0"];
      await session.updateContext(new Map(names.map((name, at) => [name, at])));
      const context = await session.getContext();
      for (const [at, name] of names.entries()) {
        t.same(context.get(name), at, `the value of ${name}`);
        t.check(Object.hasOwn(context.parameters, name), `the parameters lack ${name}`);
      }
    },
    "[D] numbers stay as they are": async () => {
      const session = await t.session();
      const context = await session.getContext();
      const numbers = [0, 1.5, -2, 1e21, 1e-7, 2 ** 53, Number.MAX_VALUE, Number.MIN_VALUE];
      for (const number of numbers) {
        await context.set("number", number);
        t.check(context.get("number") === number, `${number} is ${context.get("number")}`);
        t.check(context.parameters.number === number, `the parameter is another than ${number}`);
      }
    },
    "[A] a number beyond all others, in a JSON string, does not stop the context": async () => {
      const session = await t.session();
      const context = await session.getContext();
      await context.set("caller", "Kim");
      await session.updateContext('{"big":1e999}').catch(() => {});
      t.same(context.get("caller"), "Kim", "the value");
      t.same(context.parameters.caller, "Kim", "the parameter");
      t.same(typeof context.get("big") === "string", false, "the number being text");
    },
    "[A] ids that look like others name nothing": async () => {
      const { length } = Apm.getAllSessions();
      const said = await t.warnings(() => {
        const ids = [
          "__proto__",
          "constructor",
          "session-id-00",
          "SESSION-ID-0",
          "tab-id-0",
          "\ud83d",
        ];
        for (const id of ids) t.same(Apm.getSession(id), null, `the session ${JSON.stringify(id)}`);
      });
      t.same(said.length, 6, "the number of warnings");
      t.same(Apm.getAllSessions().length, length, "the number of sessions");
    },
    "[A] template names of any text reject": async () => {
      await t.session();
      for (const templateName of ["\ud83d", "__proto__", "a\nb", "x".repeat(100_000), "\0"]) {
        const { message } = await t.rejects(() => Apm.createTab({ templateName }), "createTab");
        t.check(message.length < 2000, "the message is as long as the name");
      }
      await t.rejects(() => Apm.createSession({ templateName: "\ud83d" }), "createSession");
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
