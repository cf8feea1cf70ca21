/**
 * The harness of the JavaScript cases: functions for checks, and the functions that add and run cases.
 *
 * It is the first part of a script. Files with cases follow it. Each adds its cases with a call such as
 * `conformance("closeTab", (t) => ({ "[D] closes a tab": async () => { ... } }))`.
 */

/** The time limit of a case, in milliseconds. Only a case that waits for something that never happens reaches it. */
const LIMIT = 20_000;

/** The cases that were added, in order. */
const cases = [];

/** The functions that a case uses for checks, and to open sessions and tabs. */
const t = {
  /** Fails the case with a sentence, unless `ok` is true. */
  check(ok, sentence) {
    if (!ok) throw new Error(sentence);
  },
  /** Fails the case unless two values have the same JSON text. */
  same(given, wanted, what) {
    const [is, should] = [given, wanted].map((value) => JSON.stringify(value));
    t.check(is === should, `${what} is ${is}, not ${should}`);
  },
  /** Returns the Error that a call rejects with. Fails the case unless `t.error` accepts it. */
  async rejects(act, ...words) {
    const result = act();
    t.check(result instanceof Promise, "it returned no Promise");
    const resolved = (value) => t.check(false, `it resolved to ${value}`);
    return t.error(await result.then(resolved, (error) => error), words);
  },
  /** Returns the Error that a call throws. Fails the case unless `t.error` accepts it. */
  throws(act, ...words) {
    let value;
    try {
      value = act();
    } catch (error) {
      return t.error(error, words);
    }
    throw new Error(`it returned ${value} instead of throwing`);
  },
  /** Fails the case unless a value is an Error with a number as `errorCode` and these words in its message. */
  error(error, words) {
    t.check(error instanceof Error, `${error} is no Error`);
    t.same(typeof error.errorCode, "number", `the type of errorCode of "${error.message}"`);
    for (const word of words) {
      t.check(error.message.includes(word), `the message "${error.message}" lacks "${word}"`);
    }
    return error;
  },
  /** Returns the warnings that a function writes with console.warn. They do not reach the console. */
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
  /** Opens a session with the form for a new case, and returns its object. */
  async session(more) {
    const id = await Microsoft.Apm.createSession({
      templateName: "case_entity_session_default_template",
      sessionContext: new Map([["parametersStr", '[["entityName","incident"]]']]),
      ...more,
    });
    return Microsoft.Apm.getSession(id);
  },
  /** Opens a tab with the form for a new case in the focused session, and returns its object. */
  async tab(more) {
    const id = await Microsoft.Apm.createTab({
      templateName: "msdyn_entityrecord",
      appContext: new Map([["entityName", "incident"]]),
      ...more,
    });
    return Microsoft.Apm.getFocusedSession().getTab(id);
  },
  /** Fails the case unless a method of `Microsoft.Apm` rejects an unknown tab id and changes nothing. */
  async rejectsUnknownTab(method) {
    const session = await t.session();
    const tab = await t.tab();
    const before = session.getAllTabs();
    const failed = () => Microsoft.Apm[method]("no-such-tab");
    await t.rejects(failed, method, "no-such-tab", ...before);
    t.same(session.getAllTabs(), before, "its tabs");
    t.same(session.getFocusedTab().tabId, tab.tabId, "the focused tab");
  },
  /** Fails the case unless a method rejects a tab of a session that is not focused, and changes nothing. */
  async rejectsTabInBackground(method) {
    const { Apm } = Microsoft;
    const background = await t.session();
    const tab = await t.tab();
    await background.getTab(background.getAllTabs()[0]).focus();
    const session = await t.session();
    await t.rejects(() => Apm[method](tab.tabId), method, tab.tabId);
    t.check(background.getAllTabs().includes(tab.tabId), "the tab has closed");
    t.same(background.getFocusedTab().tabId, background.getAllTabs()[0], "its focused tab");
    t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
  },
  /** Fails the case unless a method rejects a tab that has closed. */
  async rejectsClosedTab(method) {
    await t.session();
    const tab = await t.tab();
    await tab.close();
    await t.rejects(() => Microsoft.Apm[method](tab.tabId), method, tab.tabId);
  },
  /**
   * Returns the posts of some events that a function causes, as [name, payload]. A session that is opened and closed
   * afterwards marks the end of the posts.
   */
  async posted(names, act) {
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
  },
};

/** Runs a case. Rejects if the case does not end before the time limit. */
const withTimeLimit = async (act) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It has not ended after ${LIMIT} ms.`)), LIMIT);
  });
  try {
    await Promise.race([act(), late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Runs a case, then closes the sessions and tabs that it opened, and restores the focus. */
const withCleanUp = async (run) => {
  const { Apm } = Microsoft;
  const session = Apm.getFocusedSession();
  const tab = session.getFocusedTab();
  const [sessions, tabs] = [Apm.getAllSessions(), session.getAllTabs()];
  const close = async (item) => {
    item.canClose = true;
    await item.close();
  };
  const cleanUp = async () => {
    for (const id of Apm.getAllSessions()) {
      if (!sessions.includes(id)) await close(Apm.getSession(id));
    }
    for (const id of session.getAllTabs()) {
      if (!tabs.includes(id)) await close(session.getTab(id));
    }
    await session.focus();
    await tab.focus();
  };
  try {
    await run();
  } finally {
    await withTimeLimit(cleanUp);
  }
};

/** Adds the cases of a file. Each runs inside `around`, which prepares the workspace and cleans up. */
const addCases = (member, casesOf, around) => {
  for (const [name, act] of Object.entries(casesOf(t))) {
    cases.push({ case: name, member, mark: name[1], run: () => around(() => withTimeLimit(act)) });
  }
};

/** Adds cases that need only `Microsoft.Apm`. */
const conformance = (member, casesOf) => addCases(member, casesOf, withCleanUp);

/** Runs all cases, one after another, and returns their results. */
const runAll = async () => {
  const results = [];
  for (const { run, ...about } of cases) {
    const outcome = await run().then(
      () => ({ passed: true, message: "" }),
      (error) => ({ passed: false, message: error?.message ?? String(error) }),
    );
    results.push({ ...about, ...outcome });
  }
  return results;
};
