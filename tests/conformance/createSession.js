/**
 * Microsoft.Apm.createSession
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createsession
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
  const template = "case_entity_session_default_template";
  const RECORD = "0f3c5d6e-2b1a-4c8d-9e7f-a1b2c3d4e5f6";
  /** A session context with the anchor's parameters, and more keys. */
  const about = (pairs, more = {}) =>
    new Map([["parametersStr", JSON.stringify(pairs)], ...Object.entries(more)]);

  const cases = {
    "[D] opens a session of a template": async () => {
      const before = Apm.getAllSessions();
      const id = await Apm.createSession({
        templateName: template,
        sessionContext: about([["entityName", "incident"]]),
      });
      t.same(Apm.getAllSessions(), [...before, id], "the open sessions");
      t.check(!before.includes(id), "the id was taken");
    },
    "[O] returns a Promise that resolves to the id as a string": async () => {
      const result = Apm.createSession({
        templateName: template,
        sessionContext: about([["entityName", "incident"]]),
      });
      t.check(result instanceof Promise, "it is no Promise");
      const id = await result;
      t.same(typeof id, "string", "the type of the id");
      t.same(Apm.getSession(id).sessionId, id, "the sessionId");
    },
    "[D] focuses the session unless told otherwise": async () => {
      const { sessionId } = await t.session();
      t.same(Apm.getFocusedSession().sessionId, sessionId, "the focused session");
    },
    "[D] focuses the session when isFocused is true": async () => {
      const { sessionId } = await t.session({ isFocused: true });
      t.same(Apm.getFocusedSession().sessionId, sessionId, "the focused session");
    },
    "[D] leaves the focus where it is when isFocused is false": async () => {
      const before = Apm.getFocusedSession();
      const tab = before.getFocusedTab();
      const { sessionId } = await t.session({ isFocused: false });
      t.check(Apm.getAllSessions().includes(sessionId), "the session is not open");
      t.same(Apm.getFocusedSession().sessionId, before.sessionId, "the focused session");
      t.same(before.getFocusedTab().tabId, tab.tabId, "the focused tab");
    },
    "[A] has changed the workspace before it returns": async () => {
      const before = Apm.getAllSessions().length;
      const result = t.session();
      t.same(Apm.getAllSessions().length, before + 1, "the number of sessions");
      t.check(!Apm.getFocusedSession().isDefault, "the new session is not focused");
      await result;
    },
    "[D] opens the anchor tab, which is focused and cannot be closed": async () => {
      const session = await t.session();
      const [anchor] = session.getAllTabs();
      t.same(session.getFocusedTab().tabId, anchor, "the focused tab");
      t.same(session.getTab(anchor).canClose, false, "its canClose");
    },
    "[D] takes the anchor's parameters from the pairs in parametersStr": async () => {
      const session = await t.session({
        sessionContext: about([
          ["entityName", "incident"],
          ["entityId", RECORD],
        ]),
      });
      t.same(session.resolveSlug("{anchor.entityName}"), "incident", "the table");
      t.same(session.resolveSlug("{anchor.entityId}"), RECORD, "the record");
    },
    "[D] makes every other key a variable of the session context": async () => {
      const session = await t.session({
        sessionContext: about([["entityName", "incident"]], { caller: "Kim", queue: "Gold" }),
      });
      const { parameters } = await session.getContext();
      t.same([parameters.caller, parameters.queue], ["Kim", "Gold"], "the variables");
      t.check(!("parametersStr" in parameters), "parametersStr has become a variable");
    },
    "[D] gives each session a context of its own": async () => {
      const kim = await t.session({
        sessionContext: about([["entityName", "incident"]], { caller: "Kim" }),
      });
      const lee = await t.session({
        sessionContext: about([["entityName", "incident"]], { caller: "Lee" }),
      });
      t.same(
        [kim, lee].map((each) => each.resolveSlug("{caller}")),
        ["Kim", "Lee"],
        "the callers",
      );
    },
    "[D] opens a control page with an object as data": async () => {
      const id = await Apm.createSession({
        templateName: "msdyn_chat_session",
        sessionContext: about(
          [
            ["controlName", "Example.Control"],
            ["data", { topic: "billing", urgent: true }],
          ],
          { customerName: "Contoso" },
        ),
      });
      const session = Apm.getSession(id);
      t.same(session.resolveSlug("{customerName}"), "Contoso", "the variable");
      const context = await session.getContext();
      const { data, parameters } = await context.getTabContext(session.getFocusedTab().tabId);
      t.same(data, { topic: "billing", urgent: true }, "the data");
      t.same(parameters.controlName, "Example.Control", "the control");
    },
    "[A] rejects an entity template without entityName, naming it": async () => {
      await t.rejects(() => Apm.createSession({ templateName: template }), "entityName");
      await t.rejects(
        () => t.session({ sessionContext: about([["entityId", RECORD]]) }),
        "createSession",
        "entityName",
      );
    },
    "[A] rejects another table than that of the template": async () => {
      await t.rejects(
        () => t.session({ sessionContext: about([["entityName", "account"]]) }),
        "createSession",
        "account",
        "incident",
      );
    },
    "[A] opens the create form for an entityName without entityId": async () => {
      const session = await t.session({ sessionContext: about([["entityName", "incident"]]) });
      t.same(session.resolveSlug("{anchor.entityName}"), "incident", "the table");
      t.same(session.resolveSlug("{anchor.entityId}"), "", "the record");
    },
    "[A] opens a second session for a record that is open": async () => {
      const sessionContext = about([
        ["entityName", "incident"],
        ["entityId", RECORD],
      ]);
      const before = Apm.getAllSessions().length;
      const first = await t.session({ sessionContext });
      const second = await t.session({ sessionContext });
      t.check(first.sessionId !== second.sessionId, "both have one id");
      t.same(Apm.getAllSessions().length, before + 2, "the number of sessions");
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
