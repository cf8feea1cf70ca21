/**
 * Microsoft.Apm.createSession
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createsession
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("createSession", (t) => {
  const { Apm } = Microsoft;
  const template = "case_entity_session_default_template";
  const RECORD = "ca5e0000-0000-4000-8000-000000000001";
  /** A session context with the parameters of the anchor tab, and other keys. */
  const about = (pairs, more = {}) =>
    new Map([["parametersStr", JSON.stringify(pairs)], ...Object.entries(more)]);

  return {
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
    "[D] focuses the session unless the input says otherwise": async () => {
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
});
