/**
 * Listeners of the events
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/geteventpublishertopic
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
  /** Subscribes to an event until something is done. */
  const listening = async (name, listener, act) => {
    const channel = new BroadcastChannel(Apm.getEventPublisherTopic(name));
    channel.onmessage = listener;
    try {
      await act();
    } finally {
      channel.close();
    }
  };

  const cases = {
    "[A] one that throws is reported, and the workspace goes on (reports)": async () => {
      let called;
      const wasCalled = new Promise((resolve) => {
        called = resolve;
      });
      const listener = () => {
        called();
        throw new Error("no events today");
      };
      let other;
      const heard = new Promise((resolve) => {
        other = ({ data }) => resolve(data);
      });
      await listening("ON_SESSION_SWITCH", listener, () =>
        listening("ON_SESSION_SWITCH", other, async () => {
          const session = await t.session();
          await wasCalled;
          t.same((await heard).newSessionId, session.sessionId, "what another listener hears");
          t.same(await session.close(), true, "the result of close");
          t.same((await t.session()).sessionId, "session-id-2", "the next session");
        }),
      );
    },
    "[A] one may call the API": async () => {
      let created;
      const opened = new Promise((resolve) => {
        created = resolve;
      });
      const listener = ({ data }) => {
        const session = Apm.getSession(data.newSessionId);
        if (!session.isDefault)
          created(`${session.createTab({ templateName: "apm_conversation" })}`);
      };
      await listening("ON_SESSION_SWITCH", listener, async () => {
        const session = await t.session();
        t.same(await opened, "tab-id-2", "the new tab");
        t.same(session.getFocusedTab().tabId, "tab-id-2", "the focused tab");
      });
    },
    "[A] a previous session that has closed is null by its id (warns)": async () => {
      const closed = await t.session();
      let hear;
      const heard = new Promise((resolve) => {
        hear = ({ data }) => {
          if (data.previousSessionId === closed.sessionId) resolve(data);
        };
      });
      await listening("ON_SESSION_SWITCH", hear, async () => {
        await closed.close();
        t.same(Apm.getSession((await heard).previousSessionId), null, "the session");
      });
    },
    "[D] what a person does posts them as well": async () => {
      const session = await t.session();
      await apmWorkspace.drawn();
      let hear;
      const heard = new Promise((resolve) => {
        hear = ({ data }) => {
          if (data.newSessionId === "session-id-0") resolve(data);
        };
      });
      await listening("ON_SESSION_SWITCH", hear, async () => {
        document.querySelector("[role=tab][data-session-id=session-id-0]").click();
        const payload = { previousSessionId: session.sessionId, newSessionId: "session-id-0" };
        t.same(await heard, payload, "what was posted");
      });
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
