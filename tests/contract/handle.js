/**
 * apmWorkspace
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
  /** The message that load() rejects with. */
  const refusal = (settings) =>
    apmWorkspace.load(settings).then(
      () => t.check(false, "it was taken"),
      (error) => error.message,
    );

  const cases = {
    "[E] the page says that it is ready": async () => {
      t.same(document.documentElement.dataset.apm, "ready", "data-apm");
      t.same(await apmWorkspace.ready, undefined, "what ready resolves to");
      t.check(/^\d+\.\d+\.\d+/.test(apmWorkspace.version), `version is ${apmWorkspace.version}`);
    },
    "[E] it is apart from Microsoft": async () => {
      t.check(!("apmWorkspace" in Microsoft), "it is in Microsoft");
      t.same(Object.keys(Apm), [], "the enumerable members of Apm");
    },
    "[E] drawn() resolves when the screen shows all calls so far": async () => {
      const session = await t.session();
      for (const title of ["First", "Second"]) {
        session.title = title;
        await apmWorkspace.drawn();
        const tab = document.querySelector(`[data-session-id=${session.sessionId}]`);
        t.same(tab.querySelector(".strip-title").textContent, title, "the title");
      }
      await apmWorkspace.drawn();
    },
    "[E] load() starts another workspace": async () => {
      const session = await t.session();
      await apmWorkspace.load({ limits: { sessions: 2 } });
      t.same(Apm.getAllSessions(), ["session-id-0"], "the sessions");
      t.throws(() => session.title, "is closed");
      t.same((await t.session()).sessionId, "session-id-1", "the next session");
    },
    "[E] load() refuses what is not allowed, and leaves the workspace as it was": async () => {
      const session = await t.session();
      const wrong = {
        "limits.sessions": { limits: { sessions: 0 } },
        "limits.tabs": { limits: { tabs: "2" } },
        "user.roles": { user: { roles: "App Profile User" } },
        "profile.session_templates": { profile: { session_templates: ["no_such"] } },
        "limits.sesions": { limits: { sesions: 3 } },
        settings: [],
      };
      for (const [key, settings] of Object.entries(wrong)) {
        const message = await refusal(settings);
        t.check(message.includes(key), `the message "${message}" lacks "${key}"`);
      }
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(session.title, "New Case", "the title");
    },
    "[E] load() tells all problems at once": async () => {
      const message = await refusal({ limits: { sessions: 0, tabs: 0 }, user: { roles: 7 } });
      for (const key of ["limits.sessions", "limits.tabs", "user.roles"]) {
        t.check(message.includes(key), `the message "${message}" lacks "${key}"`);
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
