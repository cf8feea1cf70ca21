/**
 * The result of createSession and createTab
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createsession
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("returned-ids", (t) => {
  const { Apm } = Microsoft;
  const session = () =>
    Apm.createSession({
      templateName: "case_entity_session_default_template",
      sessionContext: new Map([["parametersStr", '[["entityName","incident"]]']]),
    });
  const tab = {
    templateName: "msdyn_entityrecord",
    appContext: new Map([["entityName", "incident"]]),
  };
  /** The result of each member that returns an id, and the id that it should be equal to: [result, id]. */
  const results = async () => {
    const first = session();
    const opened = Apm.getFocusedSession();
    const second = Apm.createTab(tab);
    const secondId = opened.getFocusedTab().tabId;
    const third = opened.createTab(tab);
    return [
      [first, opened.sessionId],
      [second, secondId],
      [third, opened.getFocusedTab().tabId],
    ];
  };
  const failures = () => [
    Apm.createSession({ templateName: "no_such" }),
    Apm.createTab({ templateName: "no_such" }),
    Apm.getFocusedSession().createTab({ templateName: "no_such" }),
  ];

  return {
    "[O] is a real Promise that resolves to the id as a primitive string": async () => {
      for (const [result, id] of await results()) {
        t.check(result instanceof Promise, "it is no Promise");
        const resolved = await result;
        t.same(typeof resolved, "string", "the type of what it resolves to");
        t.check(resolved === id, `it resolves to ${resolved}, not ${id}`);
        t.check((await result) === id, "it resolves to something else the second time");
      }
    },
    "[O] calls then with the id": async () => {
      for (const [result, id] of await results()) {
        const given = await new Promise((resolve, reject) => result.then(resolve, reject));
        t.check(given === id, `then gets ${given}, not ${id}`);
      }
    },
    "[A] becomes the id at once, before it is awaited": async () => {
      for (const [result, id] of await results()) {
        t.check(`${result}` === id, "in a template it is not the id");
        t.check(String(result) === id, "by String it is not the id");
        t.check(`${id}` === result.toString(), "by toString it is not the id");
        t.check("".concat(result, "-x") === `${id}-x`, "joined with text it is not the id");
        // biome-ignore lint/suspicious/noDoubleEquals: scripts compare like this
        t.check(result == id, "it does not equal the id by ==");
        t.check({ [id]: "found" }[result] === "found", "as a key it is not the id");
      }
    },
    "[A] is the id in JSON": async () => {
      for (const [result, id] of await results()) {
        t.same(JSON.stringify({ result }), JSON.stringify({ result: id }), "the text");
      }
    },
    "[A] can be handed to members that take an id": async () => {
      const opened = Apm.getSession(session());
      t.same(opened.sessionId, Apm.getFocusedSession().sessionId, "the session");
      const result = Apm.createTab({ ...tab, isFocused: false });
      t.same(opened.getTab(result).tabId, await result, "the tab");
      t.same(await Apm.focusTab(result), true, "the result of focusTab");
      t.same(await Apm.refreshTab(result), true, "the result of refreshTab");
      t.same(await Apm.closeTab(result), true, "the result of closeTab");
    },
    "[A] is no string: === does not match, and it has no methods of one": async () => {
      for (const [result, id] of await results()) {
        t.check(result !== id, "it is the string itself");
        t.same(typeof result, "object", "its type");
        for (const name of ["includes", "startsWith", "length", "slice"]) {
          t.same(typeof result[name], "undefined", `the type of ${name}`);
        }
      }
    },
    "[A] gives plain Promises by then, catch and finally": async () => {
      for (const [result, id] of await results()) {
        const following = [
          result.then((each) => each),
          result.catch(() => {}),
          result.finally(() => {}),
        ];
        for (const promise of following) {
          t.check(promise.constructor === Promise, "it is some other kind of Promise");
          t.same(await promise, id, "what it resolves to");
        }
      }
    },
    "[O] works with the functions of Promise": async () => {
      const pairs = await results();
      const ids = await Promise.all(pairs.map(([result]) => result));
      t.same(
        ids,
        pairs.map(([, id]) => id),
        "the ids",
      );
      t.same(await Promise.race([pairs[0][0]]), ids[0], "the first one");
      t.same((await Promise.allSettled([pairs[1][0]]))[0].value, ids[1], "the second one");
      t.same(await Promise.resolve(pairs[2][0]), ids[2], "the third one");
    },
    "[O] rejects with an Error": async () => {
      await t.session();
      for (const result of failures()) await t.rejects(() => result, "no_such");
    },
    "[A] throws its error where a rejected one is used as the id": async () => {
      await t.session();
      const uses = [
        (result) => `${result}`,
        (result) => String(result),
        (result) => result.toString(),
        (result) => "".concat(result, "-x"),
        (result) => JSON.stringify({ result }),
        (result) => Apm.getSession(result),
        (result) => Apm.getFocusedSession().getTab(result),
      ];
      for (const use of uses) {
        for (const result of failures()) t.throws(() => use(result), "no_such");
      }
    },
    "[A] rejects where a rejected one is handed to a member that returns a Promise": async () => {
      await t.session();
      for (const result of failures()) await t.rejects(() => Apm.closeTab(result), "no_such");
    },
  };
});
