/**
 * Scripts in frames of the same origin
 * https://learn.microsoft.com/dynamics365/customer-service/develop/microsoft-apm
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
  /** Runs something with the window of a new empty frame. */
  const inFrame = async (act) => {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    try {
      await act(frame.contentWindow);
    } finally {
      frame.remove();
    }
  };
  const INPUT = `{
    templateName: "case_entity_session_default_template",
    sessionContext: new Map([["parametersStr", '[["entityName","incident"]]'], ["caller", "Kim"]]),
  }`;

  const cases = {
    "[S] reach the API by window.parent": async () => {
      await inFrame(async (frame) => {
        const ids = frame.eval("window.parent.Microsoft.Apm.getAllSessions()");
        t.same(ids, Apm.getAllSessions(), "the ids");
        t.check(frame.eval("window.parent.Microsoft.Apm") === Apm, "it is another object");
      });
    },
    "[S] reach the API by window.top": async () => {
      await inFrame(async (frame) => {
        t.same(frame.eval("typeof window.top.Microsoft.Apm.createTab"), "function", "its type");
      });
    },
    "[S] may hand over a Map of their own": async () => {
      await inFrame(async (frame) => {
        t.check(!(frame.eval("new Map()") instanceof Map), "the frame has the same Map");
        const id = await frame.eval(`window.parent.Microsoft.Apm.createSession(${INPUT})`);
        const session = Apm.getSession(id);
        t.same(
          session.resolveSlug("{anchor.entityName} {caller}"),
          "incident Kim",
          "the variables",
        );
        await session.updateContext(frame.eval('new Map([["caller", "Lee"]])'));
        t.same(session.resolveSlug("{caller}"), "Lee", "the variable at the end");
        const appContext = new frame.Map([["entityName", "account"]]);
        const { tabId } = await t.tab({ appContext });
        const context = await session.getContext();
        const { parameters } = await context.getTabContext(tabId);
        t.same(parameters.entityName, "account", "the table");
      });
    },
    "[S] may hand over objects, arrays and strings of their own": async () => {
      await inFrame(async (frame) => {
        const pairs = `[["parametersStr", '[["entityName","incident"]]'], ["caller", "Kim"]]`;
        for (const sessionContext of [pairs, `Object.fromEntries(${pairs})`]) {
          const { sessionId } = await t.session({ sessionContext: frame.eval(sessionContext) });
          const id = frame.eval(`new String("${sessionId}")`);
          t.same(Apm.getSession(id).resolveSlug("{caller}"), "Kim", "the variable");
        }
        const session = await t.session();
        await session.updateContext(frame.eval('({ list: ["a", { b: [1] }] })'));
        const context = await session.getContext();
        t.same(context.get("list"), ["a", { b: [1] }], "the list");
      });
    },
    "[S] may await what the API returns": async () => {
      await inFrame(async (frame) => {
        const [type, id] = await frame.eval(`(async () => {
          const id = await window.parent.Microsoft.Apm.createSession(${INPUT});
          return [typeof id, id];
        })()`);
        t.same(type, "string", "the type of the id");
        t.same(Apm.getFocusedSession().sessionId, id, "the focused session");
      });
    },
    "[S] get the reason of a rejection": async () => {
      await inFrame(async (frame) => {
        const [code, message] = await frame.eval(`window.parent.Microsoft.Apm
          .createSession({ templateName: "no_such" })
          .then(() => [], (error) => [typeof error.errorCode, error.message])`);
        t.same(code, "number", "the type of errorCode");
        t.check(message.includes("no_such"), `the message is ${message}`);
      });
    },
    "[D] hear the events": async () => {
      await inFrame(async (frame) => {
        const channels = ["ON_SESSION_SWITCH", "ON_TAB_SWITCH", "ON_SESSION_CLOSED"].map(
          (name) => new frame.BroadcastChannel(Apm.getEventPublisherTopic(name)),
        );
        const heard = channels.map(
          (channel) =>
            new Promise((resolve) => {
              channel.onmessage = (event) => resolve(event.data);
            }),
        );
        const session = await t.session();
        const { tabId } = session.getFocusedTab();
        await session.close();
        const [switched, tabSwitched, closed] = await Promise.all(heard);
        t.same(switched.newSessionId, session.sessionId, "the new session");
        t.same([tabSwitched.sessionId, tabSwitched.tabId], [session.sessionId, tabId], "the tab");
        t.same(closed.sessionId, session.sessionId, "the closed session");
        for (const channel of channels) channel.close();
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
