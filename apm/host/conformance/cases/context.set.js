/**
 * context.set of the object that session.getContext() resolves to
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/updatecontext
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("context.set", (t) => {
  /** Opens a session with a context. */
  const open = async (values = {}) => {
    const session = await t.session();
    await session.updateContext(values);
    return { session, context: await session.getContext() };
  };

  return {
    "[S] adds a variable and changes it": async () => {
      const { session, context } = await open();
      await context.set("caller", "Kim");
      t.same(context.get("caller"), "Kim", "the value");
      await context.set("caller", "Lee");
      t.same(session.resolveSlug("{caller}"), "Lee", "the slug");
    },
    "[S] acts at once": async () => {
      const { context } = await open();
      const result = context.set("caller", "Kim");
      t.same([context.get("caller"), context.parameters.caller], ["Kim", "Kim"], "the value");
      await result;
    },
    "[A] returns a settled Promise, which resolves to true": async () => {
      const { context } = await open();
      const result = context.set("caller", "Kim");
      t.check(result instanceof Promise, "it returned no Promise");
      t.same(await Promise.race([result, Promise.resolve("pending")]), true, "the result");
    },
    "[S] takes any JSON value": async () => {
      const { context } = await open();
      for (const value of ["", 0, -1.5, true, false, [], [1, [null]], {}, { a: { b: null } }]) {
        await context.set("value", value);
        t.same(context.get("value"), value, "the value");
      }
    },
    "[S] rejects functions and cycles, and changes nothing": async () => {
      const { context } = await open({ caller: "Kim" });
      const cycle = [];
      cycle.push({ cycle });
      for (const value of [() => "a", [{ deep: () => "a" }], cycle]) {
        await t.rejects(() => context.set("caller", value), "context.set");
      }
      t.same(context.get("caller"), "Kim", "the value");
    },
    "[S] takes a value that appears twice without being a cycle": async () => {
      const { context } = await open();
      const shared = { a: 1 };
      await context.set("value", [shared, { shared }]);
      t.same(context.get("value"), [{ a: 1 }, { shared: { a: 1 } }], "the value");
    },
    "[S] changes no other variable": async () => {
      const { context } = await open({ caller: "Kim" });
      await context.set("queue", "Gold");
      t.same(context.get("caller"), "Kim", "the value");
      t.same(context.get("anchor.entityName"), "incident", "the value of the anchor");
    },
  };
});
