/**
 * The harness of the JavaScript cases: what a case checks with, how it runs, and what came of all cases.
 *
 * It is the first part of a script. Files of cases follow it; each hands its cases over, as
 * `conformance("closeTab", (t) => ({ "[D] closes a tab": async () => { ... } }))`.
 */

/** How long a case may take, in milliseconds: a bound for a case that waits in vain, not a target. */
const LIMIT = 20_000;

/** The cases that were handed over, in order. */
const cases = [];

/** What a case checks with, and opens sessions and tabs with. */
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
  /**
   * What is posted of some events while something is done, as [name, payload]: everything up to a session that is opened
   * and closed after it and ends the wait.
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

/** Runs a case; rejects if it does not end in time. */
const inTime = async (act) => {
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

/** Runs a case; then closes what it opened and focuses what was focused before it. */
const tidily = async (run) => {
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

/** Takes the cases of a file; each runs within `around`, which prepares and cleans up. */
const handOver = (member, casesOf, around) => {
  for (const [name, act] of Object.entries(casesOf(t))) {
    cases.push({ case: name, member, mark: name[1], run: () => around(() => inTime(act)) });
  }
};

/** Hands over cases that need nothing but `Microsoft.Apm`. */
const conformance = (member, casesOf) => handOver(member, casesOf, tidily);

/** Runs every case, one after another, and gives what came of each. */
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
