/**
 * context.get of the object that session.getContext() resolves to
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/updatecontext
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("context.get", (t) => {
  /** Opens a session with a context. */
  const open = async (values = {}) => {
    const session = await t.session();
    await session.updateContext(values);
    return { session, context: await session.getContext() };
  };

  return {
    "[D] gives the value of a variable": async () => {
      const { context } = await open({ caller: "Kim" });
      t.same(context.get("caller"), "Kim", "the value");
    },
    "[S] gives undefined for an unknown name": async () => {
      const { context } = await open();
      for (const name of ["unknown", "toString", "__proto__", ""]) {
        t.check(context.get(name) === undefined, `${name} is ${context.get(name)}`);
      }
    },
    "[S] gives any JSON value as it was set": async () => {
      const values = {
        text: "",
        zero: 0,
        number: -1.5,
        no: false,
        list: [],
        it: { a: [null, {}] },
      };
      const { context } = await open(values);
      for (const [name, value] of Object.entries(values)) t.same(context.get(name), value, name);
    },
    "[S] gives values of the anchor by their whole name": async () => {
      const { context } = await open();
      t.same(context.get("anchor.entityName"), "incident", "the value");
    },
    "[S] gives a fresh value on every call": async () => {
      const { context } = await open({ list: ["a"] });
      context.get("list").push("b");
      t.same(context.get("list"), ["a"], "the list after a script changed its own");
    },
  };
});
