/**
 * apmWorkspace.reset
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
  const cases = {
    "[E] leaves Home alone, focused, with its one tab": async () => {
      await t.session();
      await t.tab();
      await apmWorkspace.reset();
      t.same(Apm.getAllSessions(), ["session-id-0"], "the sessions");
      t.same(Apm.getFocusedSession().getAllTabs(), ["tab-id-0"], "the tabs");
    },
    "[E] resolves once the screen shows it": async () => {
      await t.session();
      await t.tab();
      await apmWorkspace.drawn();
      await apmWorkspace.reset();
      const shown = (kind) =>
        [...document.querySelectorAll(`[data-${kind}-id]`)].map((tab) => tab.dataset[`${kind}Id`]);
      t.same([shown("session"), shown("tab")], [["session-id-0"], ["tab-id-0"]], "the strips");
      t.same(document.querySelectorAll("[role=tabpanel]").length, 1, "the number of panels");
    },
    "[E] starts the counters anew": async () => {
      await t.session();
      await apmWorkspace.reset();
      const session = await t.session();
      t.same([session.sessionId, ...session.getAllTabs()], ["session-id-1", "tab-id-1"], "the ids");
    },
    "[E] closes older objects for good, also when their ids are taken again": async () => {
      const home = Apm.getFocusedSession();
      const session = await t.session();
      const tab = await t.tab();
      const context = await session.getContext();
      await apmWorkspace.reset();
      const again = await t.session();
      await t.tab();
      t.same(again.sessionId, session.sessionId, "the id");
      t.check(again !== session, "it is the same object");
      t.throws(() => session.title, "is closed");
      t.throws(() => home.title, "is closed");
      t.throws(() => tab.canClose, "is closed");
      t.throws(() => context.parameters, "closed");
      await t.rejects(() => session.close(), "closed");
      await t.rejects(() => tab.close(), "closed");
      t.same(Apm.getSession(again.sessionId).getAllTabs().length, 2, "the number of tabs");
    },
    "[E] forgets the context": async () => {
      const home = Apm.getFocusedSession();
      await home.updateContext({ caller: "Kim" });
      await apmWorkspace.reset();
      t.same(Apm.getFocusedSession().resolveSlug("{caller}"), "", "the slug");
    },
    "[E] restores members that a test replaced or deleted": async () => {
      Apm.getSession = () => "spied";
      Apm.createTab = null;
      delete Apm.createSession;
      await apmWorkspace.reset();
      t.same(Apm.getSession("session-id-0").sessionId, "session-id-0", "the session");
      t.check((await t.session()).isDefault === false, "no session opened");
      t.same((await t.tab()).tabId, "tab-id-2", "the tab");
    },
    "[E] restores a property that a test put on Home": async () => {
      const home = Apm.getFocusedSession();
      Object.defineProperty(home, "title", { get: () => "spied" });
      home.close = () => "spied";
      await apmWorkspace.reset();
      t.same(Apm.getFocusedSession().title, "Home", "the title");
      t.check(Apm.getFocusedSession().close !== home.close, "close is still the spy");
    },
    "[E] restores the whole API where a test put another": async () => {
      const { Apm: own } = Microsoft;
      try {
        Microsoft.Apm = { getSession: () => "spied" };
        await apmWorkspace.reset();
        t.same(Microsoft.Apm.getAllSessions(), ["session-id-0"], "the sessions");
        t.same(Microsoft.Apm.getSession("session-id-0").isDefault, true, "isDefault");
      } finally {
        Microsoft.Apm = own;
      }
    },
    "[E] keeps what holds Microsoft.Apm": async () => {
      const { getAllSessions } = Apm;
      await t.session();
      await apmWorkspace.reset();
      t.check(Microsoft.Apm === Apm, "it is another object");
      t.same(getAllSessions(), ["session-id-0"], "the sessions by a method of before");
    },
    "[E] keeps the topics": async () => {
      const names = ["ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH", "ON_OTHER"];
      const before = names.map(Apm.getEventPublisherTopic);
      await apmWorkspace.reset();
      t.same(names.map(Apm.getEventPublisherTopic), before, "the topics");
    },
    "[E] posts no event": async () => {
      await t.session();
      const names = ["ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH"];
      const heard = await posted(names, () => apmWorkspace.reset());
      t.same(heard, [], "what was posted");
    },
    "[E] keeps the settings": async () => {
      await apmWorkspace.load({ limits: { sessions: 2 }, api: { returned_ids: "string" } });
      await apmWorkspace.reset();
      t.same(typeof (await t.session()).sessionId, "string", "the type of the id");
      t.same(Apm.canCreateSession(), false, "canCreateSession");
      const id = Apm.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
      t.same(typeof id, "string", "the type of what createTab returns");
    },
    "[E] can be asked twice": async () => {
      await t.session();
      await Promise.all([apmWorkspace.reset(), apmWorkspace.reset()]);
      t.same(Apm.getAllSessions(), ["session-id-0"], "the sessions");
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
