/**
 * context.delete of the object that session.getContext() resolves to
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/updatecontext
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("context.delete", (t) => {
  /** Opens a session with a context. */
  const open = async (values = {}) => {
    const session = await t.session();
    await session.updateContext(values);
    return { session, context: await session.getContext() };
  };

  return {
    "[S] removes a variable": async () => {
      const { session, context } = await open({ caller: "Kim", queue: "Gold" });
      await context.delete("caller");
      t.check(context.get("caller") === undefined, "it still has a value");
      t.check(!("caller" in context.parameters), "it is still there");
      t.same(session.resolveSlug("{caller}{queue}"), "Gold", "the slugs");
    },
    "[S] acts at once": async () => {
      const { context } = await open({ caller: "Kim" });
      const result = context.delete("caller");
      t.check(context.get("caller") === undefined, "it still has a value");
      await result;
    },
    "[A] returns a settled Promise, which resolves to true": async () => {
      const { context } = await open({ caller: "Kim" });
      const result = context.delete("caller");
      t.check(result instanceof Promise, "it returned no Promise");
      t.same(await Promise.race([result, Promise.resolve("pending")]), true, "the result");
    },
    "[S] lets the variable be set again": async () => {
      const { context } = await open({ caller: "Kim" });
      await context.delete("caller");
      await context.set("caller", "Lee");
      t.same(context.get("caller"), "Lee", "the value");
    },
  };
});
