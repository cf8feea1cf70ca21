/**
 * The input of createSession and createTab
 * https://learn.microsoft.com/dynamics365/customer-service/develop/microsoft-apm
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("inputs", (t) => {
  const { Apm } = Microsoft;
  const RECORD = "ca5e0000-0000-4000-8000-000000000001";
  const SESSION = "case_entity_session_default_template";
  const TAB = "msdyn_entityrecord";
  const ABOUT = '[["entityName","incident"]]';
  /** Opens a session with a sessionContext and returns a variable of it. */
  const callerOf = async (sessionContext) =>
    (await t.session({ sessionContext })).resolveSlug("{caller}");
  /** Opens a tab with an appContext and returns its parameters. */
  const parametersOf = async (input) => {
    const session = Apm.getFocusedSession();
    const id = await Apm.createTab(input);
    return (await (await session.getContext()).getTabContext(id)).parameters;
  };
  const tableOf = async (appContext) =>
    (await parametersOf({ templateName: TAB, appContext })).entityName;

  return {
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
    "[A] an input whose properties are inherited, or getters of a class": async () => {
      class Input {
        get sessionContext() {
          return Object.create({ parametersStr: ABOUT });
        }
        describe() {
          return "an input";
        }
      }
      Input.prototype.templateName = SESSION;
      Input.prototype.explain = () => "an input";
      const id = await Apm.createSession(new Input());
      t.same(Apm.getFocusedSession().sessionId, id, "the focused session");
      const tab = Object.create({ templateName: TAB, appContext: { entityName: "account" } });
      t.same((await parametersOf(tab)).entityName, "account", "the table");
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
});
