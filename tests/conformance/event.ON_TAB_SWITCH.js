/**
 * The event ON_TAB_SWITCH
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/events/on_tab_switch
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
  /**
   * What is posted of some events while something is done, as [name, payload]: everything up to a session that is opened
   * and closed after it and ends the wait.
   */
  const posted = async (names, act) => {
    const heard = [];
    let wake = () => {};
    const channels = names.map((name) => {
      const channel = new BroadcastChannel(Microsoft.Apm.getEventPublisherTopic(name));
      channel.onmessage = ({ data }) => {
        heard.push([name, data]);
        wake();
      };
      return channel;
    });
    try {
      await act();
      const last = await t.session();
      await last.close();
      const isLast = ([, data]) => Object.values(data).includes(last.sessionId);
      const hasCome = (name) => heard.some((each) => each[0] === name && isLast(each));
      while (!names.every(hasCome)) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
      return heard.slice(0, heard.findIndex(isLast));
    } finally {
      for (const channel of channels) channel.close();
    }
  };
  const NAME = "ON_TAB_SWITCH";
  /** The payload of a switch from a tab to a tab, each as [sessionId, tabId]. */
  const payload = ([previousSessionId, previousTabId], [sessionId, tabId]) => ({
    previousSessionId,
    previousTabId,
    sessionId,
    tabId,
  });
  /** What is on screen, as [sessionId, tabId]. */
  const place = () => {
    const session = Apm.getFocusedSession();
    return [session.sessionId, session.getFocusedTab().tabId];
  };

  const cases = {
    "[D] is posted with both tabs when another tab is focused": async () => {
      const { sessionId } = await t.session();
      const tab = await t.tab({ isFocused: false });
      const before = place();
      const heard = await posted([NAME], () => tab.focus());
      t.same(heard, [[NAME, payload(before, [sessionId, tab.tabId])]], "what was posted");
    },
    "[D] is posted when focusTab focuses another tab": async () => {
      const { sessionId } = await t.session();
      const tab = await t.tab({ isFocused: false });
      const before = place();
      const heard = await posted([NAME], () => Apm.focusTab(tab.tabId));
      t.same(heard, [[NAME, payload(before, [sessionId, tab.tabId])]], "what was posted");
    },
    "[D] is posted when a new tab is focused": async () => {
      await t.session();
      const before = place();
      let after;
      const heard = await posted([NAME], async () => {
        await t.tab();
        after = place();
      });
      t.same(heard, [[NAME, payload(before, after)]], "what was posted");
    },
    "[A] is posted when the focused tab closes, whose id it still names": async () => {
      const session = await t.session();
      const tab = await t.tab();
      const [before, anchor] = [place(), session.getAllTabs()[0]];
      const heard = await posted([NAME], () => tab.close());
      t.same(heard, [[NAME, payload(before, [session.sessionId, anchor])]], "what was posted");
    },
    "[D] is posted when a session switch changes the tab": async () => {
      const session = await t.session();
      const tab = await t.tab();
      await t.session();
      const before = place();
      const names = [NAME, "ON_SESSION_SWITCH"];
      const heard = await posted(names, () => session.focus());
      const wanted = [
        ["ON_SESSION_SWITCH", { previousSessionId: before[0], newSessionId: session.sessionId }],
        [NAME, payload(before, [session.sessionId, tab.tabId])],
      ];
      t.same(heard, wanted, "what was posted");
    },
    "[D] is posted when a new session is focused": async () => {
      const before = place();
      let after;
      const heard = await posted([NAME], async () => {
        await t.session();
        after = place();
      });
      t.same(heard, [[NAME, payload(before, after)]], "what was posted");
    },
    "[A] is posted after the state has changed": async () => {
      await t.session();
      const tab = await t.tab({ isFocused: false });
      const channel = new BroadcastChannel(Apm.getEventPublisherTopic(NAME));
      try {
        const focused = new Promise((resolve) => {
          channel.onmessage = () => resolve(place());
        });
        await tab.focus();
        t.same((await focused)[1], tab.tabId, "the focused tab when it is heard");
      } finally {
        channel.close();
      }
    },
    "[A] is not posted for a tab change in a session in the background": async () => {
      const background = await t.session();
      const tab = await t.tab({ isFocused: false });
      await t.session();
      const heard = await posted([NAME], async () => {
        await tab.focus();
        await background.createTab({
          templateName: "msdyn_entityrecord",
          appContext: new Map([["entityName", "incident"]]),
        });
        await background.getFocusedTab().close();
        await background.close();
      });
      t.same(heard, [], "what was posted");
    },
    "[A] is not posted where the focused tab stays": async () => {
      const session = await t.session();
      const tab = await t.tab();
      const heard = await posted([NAME], async () => {
        await tab.focus();
        await session.focus();
        await tab.refresh();
        tab.title = "Invoices";
        await (await t.tab({ isFocused: false })).close();
        await t.session({ isFocused: false });
      });
      t.same(heard, [], "what was posted");
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
