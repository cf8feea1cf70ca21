/**
 * tab.title
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/tabtitle
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

  const cases = {
    "[D] is a string that is not empty": async () => {
      const session = await t.session();
      await t.tab();
      for (const id of session.getAllTabs()) {
        const { title } = session.getTab(id);
        t.check(typeof title === "string" && title.trim(), `the title of ${id} is ${title}`);
      }
    },
    "[D] can be written": async () => {
      const session = await t.session();
      const tab = await t.tab();
      tab.title = "Invoices";
      t.same(tab.title, "Invoices", "the title");
      t.same(session.getTab(tab.tabId).title, "Invoices", "the title by its id");
    },
    "[D] can be written for an anchor tab and in the background": async () => {
      const session = await t.session();
      const anchor = session.getFocusedTab();
      anchor.title = "Case";
      t.same(anchor.title, "Case", "the title of the anchor");
      await t.session();
      anchor.title = "Old case";
      t.same(anchor.title, "Old case", "the title in the background");
    },
    "[D] leaves other titles alone": async () => {
      const session = await t.session();
      const tab = await t.tab();
      const anchor = session.getTab(session.getAllTabs()[0]);
      const before = [session.title, anchor.title];
      tab.title = "Invoices";
      anchor.title = "Case";
      t.same([session.title, tab.title], [before[0], "Invoices"], "session and tab");
    },
    "[A] throws one sentence for anything but a string, and changes nothing": async () => {
      await t.session();
      const tab = await t.tab();
      tab.title = "Before";
      for (const value of [undefined, null, 7, true, {}, ["a"], () => "a"]) {
        const error = t.throws(() => {
          tab.title = value;
        }, "tab.title");
        t.check(!error.message.includes("\n"), "the message has more than one line");
        t.same(tab.title, "Before", "the title");
      }
    },
    "[D] takes any text as it is": async () => {
      await t.session();
      const tab = await t.tab();
      const texts = [
        "",
        " a ",
        "{caller}",
        "<b>&amp;</b>",
        "=x",
        '!{"a":1}',
        "a\nb",
        "Größe 🙂",
        "\0",
      ];
      for (const text of texts) {
        tab.title = text;
        t.same(tab.title, text, "the title");
      }
    },
    "[A] is an own enumerable accessor": async () => {
      await t.session();
      const tab = await t.tab();
      const { get, set, enumerable } = Object.getOwnPropertyDescriptor(tab, "title");
      t.same([typeof get, typeof set], ["function", "function"], "the types of get and set");
      t.same(enumerable, true, "enumerable");
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
