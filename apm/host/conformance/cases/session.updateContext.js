/**
 * session.updateContext
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/updatecontext
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.updateContext", (t) => {
  const { Apm } = Microsoft;
  const parametersOf = async (session) => (await session.getContext()).parameters;

  return {
    "[D] adds keys and changes keys": async () => {
      const session = await t.session();
      await session.updateContext({ caller: "Kim", queue: "Gold" });
      await session.updateContext({ caller: "Lee", topic: "billing" });
      const { caller, queue, topic } = await parametersOf(session);
      t.same([caller, queue, topic], ["Lee", "Gold", "billing"], "the variables");
    },
    "[D] takes a Map": async () => {
      const session = await t.session();
      await session.updateContext(new Map([["caller", "Kim"]]));
      t.same((await parametersOf(session)).caller, "Kim", "the variable");
    },
    "[D] takes a JSON string": async () => {
      const session = await t.session();
      await session.updateContext('{"caller":"Kim","calls":3}');
      const { caller, calls } = await parametersOf(session);
      t.same([caller, calls], ["Kim", 3], "the variables");
    },
    "[D] changes what slugs show": async () => {
      const session = await t.session();
      await session.updateContext({ caller: "Kim" });
      t.same(session.resolveSlug("{caller}"), "Kim", "the slug");
    },
    "[A] removes a key whose value is null or undefined": async () => {
      const session = await t.session();
      await session.updateContext({ a: "1", b: "2", c: "3", d: "4" });
      await session.updateContext({ a: null, b: undefined });
      await session.updateContext(new Map([["c", undefined]]));
      const parameters = await parametersOf(session);
      t.same(
        ["a", "b", "c", "d"].map((key) => key in parameters),
        [false, false, false, true],
        "which keys are there",
      );
      await session.updateContext('{"d":null}');
      t.check(!("d" in (await parametersOf(session))), "null in a JSON string removes nothing");
    },
    "[A] resolves to true, and has changed the context before that": async () => {
      const session = await t.session();
      const result = session.updateContext({ caller: "Kim" });
      t.check(result instanceof Promise, "it returned no Promise");
      t.same(session.resolveSlug("{caller}"), "Kim", "the slug");
      t.same(await result, true, "the result");
    },
    "[D] works in a session in the background, and there only": async () => {
      const session = await t.session();
      const focused = await t.session();
      await session.updateContext({ caller: "Kim" });
      t.same(session.resolveSlug("{caller}"), "Kim", "the slug");
      t.same(focused.resolveSlug("{caller}"), "", "the slug in the focused session");
    },
    "[D] works in Home": async () => {
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      await home.updateContext({ exampleCaller: "Kim" });
      t.same(home.resolveSlug("{exampleCaller}"), "Kim", "the slug");
      await home.updateContext({ exampleCaller: null });
      t.same(home.resolveSlug("{exampleCaller}"), "", "the slug at the end");
    },
    "[D] takes any JSON value": async () => {
      const session = await t.session();
      const values = {
        text: "a",
        number: 1.5,
        yes: true,
        no: false,
        list: [1, [null]],
        it: { a: {} },
      };
      await session.updateContext(values);
      const parameters = await parametersOf(session);
      for (const [key, value] of Object.entries(values)) t.same(parameters[key], value, key);
    },
    "[D] rejects functions and cycles, and changes nothing": async () => {
      const session = await t.session();
      const cycle = {};
      cycle.cycle = cycle;
      const before = await parametersOf(session);
      for (const value of [() => "a", { deep: [() => "a"] }, cycle, Symbol("a")]) {
        await t.rejects(() => session.updateContext({ caller: "Kim", value }), "updateContext");
      }
      await t.rejects(() => session.updateContext(new Map([["value", cycle]])), "updateContext");
      t.same(await parametersOf(session), before, "the context");
    },
    "[A] rejects anything but an object, a Map and a JSON string": async () => {
      const session = await t.session();
      const before = await parametersOf(session);
      for (const value of [7, true, "no JSON", '"text"', "7", "", null]) {
        await t.rejects(() => session.updateContext(value), "updateContext");
      }
      t.same(await parametersOf(session), before, "the context");
    },
    "[A] leaves titles that stand as they are": async () => {
      const id = await Apm.createSession({
        templateName: "msdyn_chat_session",
        sessionContext: new Map([["customerName", "Contoso"]]),
      });
      const session = Apm.getSession(id);
      const titles = () => [session.title, session.getFocusedTab().title];
      const before = titles();
      await session.updateContext({ customerName: "Fabrikam" });
      t.same(titles(), before, "the titles");
    },
  };
});
