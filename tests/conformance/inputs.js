/**
 * What createSession and createTab take
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
  const RECORD = "0f3c5d6e-2b1a-4c8d-9e7f-a1b2c3d4e5f6";
  const SESSION = "case_entity_session_default_template";
  const TAB = "msdyn_entityrecord";
  const ABOUT = '[["entityName","incident"]]';
  /** Opens a session with a sessionContext and gives a variable of it. */
  const callerOf = async (sessionContext) =>
    (await t.session({ sessionContext })).resolveSlug("{caller}");
  /** Opens a tab with an appContext and gives its parameters. */
  const parametersOf = async (input) => {
    const session = Apm.getFocusedSession();
    const id = await Apm.createTab(input);
    return (await (await session.getContext()).getTabContext(id)).parameters;
  };
  const tableOf = async (appContext) =>
    (await parametersOf({ templateName: TAB, appContext })).entityName;

  const cases = {
    "[S] a context as a Map": async () => {
      const map = new Map([["parametersStr", ABOUT]]);
      map.set("caller", "Kim");
      t.same(await callerOf(map), "Kim", "the variable");
      t.same(await tableOf(new Map([["entityName", "account"]])), "account", "the table");
    },
    "[D] a context as a plain object": async () => {
      t.same(await callerOf({ parametersStr: ABOUT, caller: "Kim" }), "Kim", "the variable");
      t.same(await tableOf({ entityName: "account" }), "account", "the table");
      const bare = Object.assign(Object.create(null), { parametersStr: ABOUT, caller: "Lee" });
      t.same(await callerOf(bare), "Lee", "the variable of an object without a prototype");
    },
    "[D] a context as an array of pairs": async () => {
      const pairs = [
        ["parametersStr", ABOUT],
        ["caller", "Kim"],
      ];
      t.same(await callerOf(pairs), "Kim", "the variable");
      t.same(await tableOf([["entityName", "account"]]), "account", "the table");
    },
    "[D] no context where the template has no need of one": async () => {
      const id = await Apm.createSession({ templateName: "msdyn_chat_session" });
      t.check(Apm.getAllSessions().includes(id), "the session is not open");
    },
    "[D] the input as a JSON string": async () => {
      const before = Apm.getFocusedSession().sessionId;
      const id = await Apm.createSession(
        JSON.stringify({
          templateName: SESSION,
          sessionContext: { parametersStr: ABOUT, caller: "Kim" },
          isFocused: false,
        }),
      );
      t.same(Apm.getSession(id).resolveSlug("{caller}"), "Kim", "the variable");
      t.same(Apm.getFocusedSession().sessionId, before, "the focused session");
      await Apm.getSession(id).focus();
      const pairs = [["entityName", "account"]];
      const text = JSON.stringify({ templateName: TAB, appContext: pairs });
      t.same((await parametersOf(text)).entityName, "account", "the table");
    },
    "[O] a second argument, which changes nothing": async () => {
      const id = await Apm.createSession(
        { templateName: SESSION, sessionContext: new Map([["parametersStr", ABOUT]]) },
        "6f9619ff-8b86-d011-b42d-00c04fc964ff",
      );
      t.same(Apm.getFocusedSession().sessionId, id, "the focused session");
      const tab = await Apm.createTab(
        { templateName: TAB, appContext: new Map([["entityName", "incident"]]) },
        "6f9619ff-8b86-d011-b42d-00c04fc964ff",
      );
      t.same(Apm.getFocusedSession().getFocusedTab().tabId, tab, "the focused tab");
    },
    "[D] template names with stray spaces": async () => {
      const session = await t.session({ templateName: ` ${SESSION} ` });
      const tab = await t.tab({ templateName: `\t${TAB}\n` });
      t.same(await session.getAllTabsForTemplate(TAB), [tab.tabId], "the tabs of the template");
    },
    "[D] keys and table names with stray spaces": async () => {
      const session = await t.session({
        sessionContext: new Map([
          [" parametersStr ", '[[" entityName"," incident "]]'],
          [" caller ", "Kim"],
        ]),
      });
      t.same(session.resolveSlug("{anchor.entityName} {caller}"), "incident Kim", "the variables");
      t.same(await tableOf(new Map([[" entityName ", " account "]])), "account", "the table");
    },
    "[S] ids in braces and with stray spaces": async () => {
      for (const id of [RECORD, ` ${RECORD}`, `{${RECORD}}`, ` { ${RECORD} } `]) {
        const pairs = [
          ["entityName", "incident"],
          ["entityId", id],
        ];
        const session = await t.session({
          sessionContext: new Map([["parametersStr", JSON.stringify(pairs)]]),
        });
        t.same(session.resolveSlug("{anchor.entityId}"), RECORD, `the record of "${id}"`);
        const appContext = new Map(pairs);
        const { entityId } = await parametersOf({ templateName: TAB, appContext });
        t.same(entityId, RECORD, `the record of the tab of "${id}"`);
        await session.close();
      }
    },
    "[O] old names, ids of which are in braces": async () => {
      await t.session();
      const appContext = new Map([
        ["etn", " incident"],
        ["recordId", `{${RECORD}}`],
      ]);
      const { entityName, entityId } = await parametersOf({ templateName: TAB, appContext });
      t.same([entityName, entityId], ["incident", RECORD], "table and record");
    },
    "[S] objects that have a toJSON": async () => {
      class Input {
        constructor(templateName, more) {
          Object.assign(this, { name: templateName, more });
        }
        toJSON() {
          return { templateName: this.name, ...this.more };
        }
      }
      const sessionContext = { toJSON: () => ({ parametersStr: ABOUT, caller: "Kim" }) };
      const id = await Apm.createSession(new Input(SESSION, { sessionContext }));
      t.same(Apm.getSession(id).resolveSlug("{caller}"), "Kim", "the variable");
      const appContext = { toJSON: () => ({ entityName: "account" }) };
      const { entityName } = await parametersOf(new Input(TAB, { appContext }));
      t.same(entityName, "account", "the table");
    },
    "[S] frozen inputs, which stay as they are": async () => {
      const sessionContext = Object.freeze(new Map([["parametersStr", ABOUT]]));
      const input = Object.freeze({ templateName: SESSION, sessionContext });
      const id = await Apm.createSession(input);
      t.check(Apm.getAllSessions().includes(id), "the session is not open");
      t.same([...sessionContext.keys()], ["parametersStr"], "the keys of the context");
      t.same(input.templateName, SESSION, "the template's name");
    },
    "[D] isFocused left undefined is as if it were not given": async () => {
      const { sessionId } = await t.session({ isFocused: undefined });
      t.same(Apm.getFocusedSession().sessionId, sessionId, "the focused session");
    },
    "[D] appContext feeds only its own tab": async () => {
      const session = await t.session();
      await t.tab({ appContext: new Map([["entityName", "account"]]) });
      t.same(session.resolveSlug("{entityName}"), "", "the slug in the session");
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
