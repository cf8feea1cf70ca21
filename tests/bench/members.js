// Runs in the page: measures each member, alternately on the emulator and on a plain object with the same members.
window.bench = (() => {
  const SAMPLES = 7;
  const SAMPLE_MS = 8;
  const WARM_UP_ROUNDS = 10;
  const ROUNDS = 60;
  const IN_A_ROW = 100;
  const PLAIN_ROWS = 10;
  const TAB = { templateName: "msdyn_entityrecord", isFocused: false };
  TAB.appContext = new Map([["entityName", "incident"]]);
  const SESSION = { templateName: "case_entity_session_default_template", isFocused: false };
  SESSION.sessionContext = new Map([["parametersStr", '[["entityName","incident"]]']]);

  /** A plain object with the members of the API, as an author of tests would write it. */
  function plainApm() {
    const settled = () => Promise.resolve(true);
    const tabs = {};
    const sessions = {};
    const values = {};
    const context = {
      get parameters() {
        return { ...values };
      },
      get: (key) => values[key],
      set: (key, value) => {
        values[key] = value;
        return settled();
      },
      delete: (key) => {
        delete values[key];
        return settled();
      },
      getTabContext: (id) => ({ data: null, parameters: { ...tabs[id] } }),
    };
    const makeTab = () => {
      const tabId = `tab-id-${Object.keys(tabs).length}`;
      tabs[tabId] = { tabId, title: "Tab", canClose: true, focus: settled, refresh: settled };
      tabs[tabId].close = () => {
        delete tabs[tabId];
        return settled();
      };
      return tabId;
    };
    const makeSession = () => {
      const sessionId = `session-id-${Object.keys(sessions).length}`;
      const tab = tabs[makeTab()];
      sessions[sessionId] = {
        sessionId,
        isDefault: false,
        canClose: true,
        title: "Session",
        focus: settled,
        requestFocus: settled,
        close: () => {
          delete sessions[sessionId];
          return settled();
        },
        getFocusedTab: () => tab,
        getAllTabs: () => Object.keys(tabs),
        getTab: (id) => tabs[id] ?? null,
        canCreateTab: () => Object.keys(tabs).length < 10,
        updateContext: (input) => {
          Object.assign(values, input);
          return settled();
        },
        resolveSlug: (text) => text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? ""),
        getContext: () => Promise.resolve(context),
        createTab: () => Promise.resolve(makeTab()),
        getAllTabsForTemplate: () => Promise.resolve(Object.keys(tabs)),
      };
      return sessionId;
    };
    const home = makeSession();
    return {
      getFocusedSession: () => sessions[home],
      getAllSessions: () => Object.keys(sessions),
      getSession: (id) => sessions[id] ?? null,
      createSession: () => Promise.resolve(makeSession()),
      canCreateSession: () => Object.keys(sessions).length < 10,
      createTab: () => Promise.resolve(makeTab()),
      closeTab: (id) => tabs[id]?.close() ?? settled(),
      focusTab: settled,
      refreshTab: settled,
      getEventPublisherTopic: (name) => `topic-${name}`,
    };
  }

  /** Calls that can be repeated, by name. Each takes the objects of one API. */
  const CALLS = {
    "Apm.getFocusedSession()": ({ apm }) => apm.getFocusedSession(),
    "Apm.getFocusedSession().title": ({ apm }) => apm.getFocusedSession().title,
    "Apm.getAllSessions()": ({ apm }) => apm.getAllSessions(),
    "Apm.getSession(id)": ({ apm, session }) => apm.getSession(session.sessionId),
    "Apm.canCreateSession()": ({ apm }) => apm.canCreateSession(),
    "Apm.getEventPublisherTopic(name)": ({ apm }) => apm.getEventPublisherTopic("ON_TAB_SWITCH"),
    "Apm.focusTab(id)": ({ apm, tab }) => apm.focusTab(tab.tabId),
    "Apm.refreshTab(id)": ({ apm, tab }) => apm.refreshTab(tab.tabId),
    "session.sessionId": ({ session }) => session.sessionId,
    "session.isDefault": ({ session }) => session.isDefault,
    "session.title": ({ session }) => session.title,
    "session.title = text": ({ session }, turn) => {
      session.title = turn % 2 ? "One" : "Two";
    },
    "session.canClose": ({ session }) => session.canClose,
    "session.canClose = value": ({ session }, turn) => {
      session.canClose = turn % 2 === 0;
    },
    "session.focus()": ({ session }) => session.focus(),
    "session.requestFocus()": ({ session }) => session.requestFocus(),
    "session.getFocusedTab()": ({ session }) => session.getFocusedTab(),
    "session.getAllTabs()": ({ session }) => session.getAllTabs(),
    "session.getTab(id)": ({ session, tab }) => session.getTab(tab.tabId),
    "session.canCreateTab()": ({ session }) => session.canCreateTab(),
    "session.updateContext({...})": ({ session }, turn) => session.updateContext({ key: turn }),
    "session.resolveSlug(text)": ({ session }) => session.resolveSlug("Case {key}"),
    "session.getContext()": ({ session }) => session.getContext(),
    "session.getAllTabsForTemplate(name)": ({ session }) =>
      session.getAllTabsForTemplate(TAB.templateName),
    "tab.tabId": ({ tab }) => tab.tabId,
    "tab.title": ({ tab }) => tab.title,
    "tab.title = text": ({ tab }, turn) => {
      tab.title = turn % 2 ? "One" : "Two";
    },
    "tab.canClose": ({ tab }) => tab.canClose,
    "tab.canClose = value": ({ tab }, turn) => {
      tab.canClose = turn % 2 === 0;
    },
    "tab.focus()": ({ tab }) => tab.focus(),
    "tab.refresh()": ({ tab }) => tab.refresh(),
    "context.parameters": ({ context }) => context.parameters,
    "context.get(key)": ({ context }) => context.get("key"),
    "context.set(key, value)": ({ context }, turn) => context.set("key", turn),
    "context.delete(key)": ({ context }) => context.delete("key"),
    "context.getTabContext(id)": ({ context, tab }) => context.getTabContext(tab.tabId),
  };

  /** Calls that fill or empty a workspace, which is therefore reset before each round. */
  const MAKERS = {
    "Apm.createSession({...})": { call: ({ apm }) => apm.createSession(SESSION) },
    "Apm.createTab({...})": { call: ({ apm }) => apm.createTab(TAB) },
    "Apm.closeTab(id)": { make: "tabs", call: ({ apm, made }, turn) => apm.closeTab(made[turn]) },
    "session.createTab({...})": { call: ({ apm }) => apm.getFocusedSession().createTab(TAB) },
    "session.close()": {
      make: "sessions",
      call: ({ apm, made }, turn) => apm.getSession(made[turn]).close(),
    },
    "tab.close()": {
      make: "tabs",
      call: ({ apm, made }, turn) => apm.getFocusedSession().getTab(made[turn]).close(),
    },
  };

  // Keeps the results, so that the engine does not remove calls without effect.
  const kept = { last: undefined };

  function timed(call, objects, times) {
    const start = performance.now();
    for (let turn = 0; turn < times; turn += 1) kept.last = call(objects, turn);
    return performance.now() - start;
  }

  const byNumber = (a, b) => a - b;
  const median = (values) => values.sort(byNumber)[values.length >> 1];
  /** The mean without the slowest tenth: more precise than the clock, and not affected by a single pause. */
  const mean = (values) => {
    const usual = values.sort(byNumber).slice(0, Math.ceil(values.length * 0.9));
    return usual.reduce((sum, value) => sum + value, 0) / usual.length;
  };

  /** Determines how often a call has to run for one sample, for each API. */
  function calibrated(name, apis) {
    const samples = apis.map((objects) => {
      let times = 32;
      while (timed(CALLS[name], objects, times) < SAMPLE_MS && times < 2 ** 21) times *= 2;
      return { objects, times, costs: [] };
    });
    return { name, samples };
  }

  /** The µs of the calls that can be repeated. Samples of a call are spread, so that a busy moment affects only one. */
  async function repeated(apis) {
    const results = [];
    for (const name of Object.keys(CALLS))
      results.push(await orError(name, () => calibrated(name, apis)));
    for (let sample = 0; sample < SAMPLES; sample += 1)
      for (const { name, samples = [] } of results) {
        for (const { objects, times, costs } of samples)
          costs.push((timed(CALLS[name], objects, times) / times) * 1000);
        await apmWorkspace.drawn();
      }
    return results.map(({ name, error, samples = [] }) => {
      const [emulator, plain] = samples.map(({ costs }) => median(costs));
      return { name, error, emulator, plain };
    });
  }

  /** The µs of a call that fills or empties workspaces. With several, calls too short for the clock can be measured. */
  async function round({ call, make }, apis) {
    const all = [];
    for (const apm of apis) {
      const made = [];
      for (let count = 0; make && count < IN_A_ROW; count += 1)
        made.push(await (make === "tabs" ? apm.createTab(TAB) : apm.createSession(SESSION)));
      all.push({ apm, made });
    }
    const start = performance.now();
    for (const objects of all) timed(call, objects, IN_A_ROW);
    return ((performance.now() - start) / (all.length * IN_A_ROW)) * 1000;
  }

  /** The µs of a call that fills or empties a workspace: the mean of many rounds. */
  async function rounds(name) {
    const limits = { sessions: IN_A_ROW + 1, tabs: IN_A_ROW + 1 };
    await apmWorkspace.load({ limits });
    const costs = [[], []];
    for (let turn = 0; turn < WARM_UP_ROUNDS + ROUNDS; turn += 1) {
      await apmWorkspace.reset();
      costs[0].push(await round(MAKERS[name], [Microsoft.Apm]));
      costs[1].push(await round(MAKERS[name], Array.from({ length: PLAIN_ROWS }, plainApm)));
    }
    await apmWorkspace.load({});
    const [emulator, plain] = costs.map((all) => mean(all.slice(WARM_UP_ROUNDS)));
    return { name, emulator, plain };
  }

  /** The time at which the next frame calls its functions. */
  function nextFrame() {
    return new Promise((done) => requestAnimationFrame(() => done(performance.now())));
  }

  async function objectsOf(apm) {
    const session = apm.getSession(
      String(await apm.createSession({ ...SESSION, isFocused: true })),
    );
    const tab = session.getTab(String(await session.createTab(TAB)));
    return { apm, session, tab, context: await session.getContext() };
  }

  async function orError(name, measure) {
    try {
      return await measure();
    } catch (error) {
      return { name, error: error.message };
    }
  }

  return {
    SESSION,
    TAB,
    objectsOf,
    repeated,

    /** Measures every member. */
    async members() {
      await apmWorkspace.reset();
      const apis = [await objectsOf(Microsoft.Apm), await objectsOf(plainApm())];
      const results = await repeated(apis);
      for (const name of Object.keys(MAKERS)) results.push(await orError(name, () => rounds(name)));
      return results;
    },

    /** Opens sessions and tabs up to the limits. */
    async fill() {
      await apmWorkspace.reset();
      const { Apm } = Microsoft;
      while (Apm.canCreateSession()) await Apm.createSession(SESSION);
      for (const id of Apm.getAllSessions())
        while (Apm.getSession(id).canCreateTab()) await Apm.getSession(id).createTab(TAB);
      await apmWorkspace.drawn();
    },

    /** Changes every title and the focus, and returns how many ms the drawing takes in the next frame. */
    async repaint(turn) {
      await apmWorkspace.drawn();
      const { Apm } = Microsoft;
      const sessions = Apm.getAllSessions().map((id) => Apm.getSession(id));
      // The functions of a frame run in the order in which they were requested; the drawing is between these two.
      const begins = nextFrame();
      for (const session of sessions) {
        if (!session.isDefault) session.title = `Session ${turn}`;
        for (const id of session.getAllTabs()) session.getTab(id).title = `Tab ${turn}`;
      }
      sessions[turn % sessions.length].focus();
      const ends = nextFrame();
      return (await ends) - (await begins);
    },
  };
})();
