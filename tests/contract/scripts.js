/**
 * apmWorkspace.runScript
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
  const run = (text, name) => apmWorkspace.runScript(text, name);

  const cases = {
    "[E] runScript() resolves to the script's last value": async () => {
      t.same(await run("const a = 20; a + 1"), 21, "the value");
      t.same(await run("const a = 20; a + 2"), 22, "the value of the second run");
      t.same(await run("var nothing;"), undefined, "what a script without a value gives");
    },
    "[E] it waits for a promise": async () => {
      t.same(await run("Promise.resolve('late')"), "late", "the value");
    },
    "[E] the script runs in the global scope, after the call has returned": async () => {
      const value = run("globalThis.apmRan = true; Microsoft.Apm.getAllSessions().length");
      t.check(!globalThis.apmRan, "it ran at once");
      t.same(await value, 1, "the value");
      t.check(globalThis.apmRan, "it did not run");
      delete globalThis.apmRan;
    },
    "[E] it rejects with file, line and column (reports)": async () => {
      const error = await run("\n  throw new Error('mine');", "greet.js").catch((reason) => reason);
      t.same(error.message, "greet.js, line 2, column 9: mine", "the message");
      t.same(error.cause?.message, "mine", "the message of its cause");
    },
    "[E] an error of syntax in its midst is the script's, too (reports)": async () => {
      const text = "var a;\nlet x = {\n  a: 1\n  b: 2 };\nvar z;";
      const problem = await apmWorkspace.runScript(text, "mine.js").catch((error) => error);
      t.check(problem.message.startsWith("mine.js, line 4, column 3: "), problem.message);
    },
    "[E] a failed script leaves the workspace as it was (reports)": async () => {
      const session = await t.session();
      await run("Microsoft.Apm.getFocusedSession().title = 'Named'; oops()").catch(() => {});
      t.same(session.title, "Named", "the title");
      t.same(Apm.getAllSessions().length, 2, "the number of sessions");
      await t.session();
    },
    "[E] what is no text is refused": async () => {
      const message = await run(5).catch((error) => error.message);
      t.check(message.includes("has to be the text of a script"), `the message is "${message}"`);
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
