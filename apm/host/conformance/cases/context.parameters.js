/**
 * context.parameters of the object that session.getContext() resolves to
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/updatecontext
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("context.parameters", (t) => {
  /** Opens a session with a context. */
  const open = async (values = {}) => {
    const session = await t.session();
    await session.updateContext(values);
    return { session, context: await session.getContext() };
  };

  return {
    "[S] gives all variables by their bare names": async () => {
      const { context } = await open({ caller: "Kim", calls: 3 });
      const { caller, calls } = context.parameters;
      t.same([caller, calls], ["Kim", 3], "the variables");
    },
    "[S] gives values of the anchor under anchor. and the attribute": async () => {
      const { context } = await open();
      t.same(context.parameters["anchor.entityName"], "incident", "the table");
      t.check(!("entityName" in context.parameters), "it has the bare name too");
    },
    "[S] is a plain object": async () => {
      const { context } = await open({ caller: "Kim" });
      t.check(
        Object.getPrototypeOf(context.parameters) === Object.prototype,
        "it is not a plain one",
      );
    },
    "[S] is a fresh object at each read": async () => {
      const { session, context } = await open({ caller: "Kim", list: ["a"] });
      const { parameters } = context;
      t.check(parameters !== context.parameters, "two reads give one object");
      parameters.caller = "Lee";
      parameters.list.push("b");
      parameters.other = "new";
      t.same(context.parameters.caller, "Kim", "the variable after a script changed its object");
      t.same(context.parameters.list, ["a"], "the list");
      t.same(session.resolveSlug("{caller}{other}"), "Kim", "the slugs");
    },
    "[S] shows later changes at the next read": async () => {
      const { session, context } = await open();
      const before = context.parameters;
      await session.updateContext({ caller: "Kim" });
      t.same([before.caller, context.parameters.caller], [undefined, "Kim"], "before and after");
    },
  };
});
