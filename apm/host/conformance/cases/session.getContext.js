/**
 * session.getContext
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/updatecontext
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.getContext", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] returns a Promise of an object that gives values by get": async () => {
      const session = await t.session();
      await session.updateContext({ caller: "Kim" });
      const result = session.getContext();
      t.check(result instanceof Promise, "it returned no Promise");
      const value = await result.then((context) => context.get("caller"));
      t.same(value, "Kim", "the value");
    },
    "[S] gives parameters, set, delete and getTabContext too": async () => {
      const session = await t.session();
      const context = await session.getContext();
      t.same(typeof context.parameters, "object", "the type of parameters");
      for (const name of ["get", "set", "delete", "getTabContext"]) {
        t.same(typeof context[name], "function", `the type of ${name}`);
      }
    },
    "[D] gives a context that was filled when the session started": async () => {
      const session = await t.session({
        sessionContext: new Map([
          ["parametersStr", '[["entityName","incident"]]'],
          ["caller", "Kim"],
        ]),
      });
      const context = await session.getContext();
      t.same(context.get("caller"), "Kim", "the value from sessionContext");
      t.same(context.get("anchor.entityName"), "incident", "the value from the anchor");
    },
    "[D] gives every session its own": async () => {
      const first = await t.session();
      const second = await t.session();
      await (await first.getContext()).set("caller", "Kim");
      t.same((await second.getContext()).get("caller"), undefined, "the value in the other one");
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      t.same((await home.getContext()).get("caller"), undefined, "the value in Home");
    },
    "[S] gives a context that sees later changes": async () => {
      const session = await t.session();
      const context = await session.getContext();
      await session.updateContext({ caller: "Kim" });
      t.same([context.get("caller"), context.parameters.caller], ["Kim", "Kim"], "the value");
    },
  };
});
