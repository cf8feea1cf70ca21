/**
 * Failures because of deep nesting
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/createsession
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("failures-nesting", (t) => {
  const { Apm } = Microsoft;
  /** A JSON text with nested brackets, and an object with the same depth. */
  const brackets = (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  const nested = (depth) => JSON.parse(`${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`);

  return {
    "[A] come of JSON nested past 100 levels": async () => {
      const session = await t.session();
      for (const depth of [101, 5000, 200000]) {
        const text = brackets(depth);
        await t.rejects(() => Apm.createSession(text), "createSession");
        await t.rejects(() => Apm.createTab(text), "createTab");
        const within = brackets(depth - 2);
        await t.rejects(() => session.updateContext(`{"a":[${within}]}`), "updateContext");
        const sessionContext = { parametersStr: `[["data",${within}]]` };
        const chat = { templateName: "msdyn_chat_session", sessionContext };
        await t.rejects(() => Apm.createSession(chat), "createSession", "parametersStr");
      }
      for (const depth of [101, 3000]) {
        const value = nested(depth);
        await t.rejects(() => session.updateContext(value), "updateContext");
        const context = await session.getContext();
        await t.rejects(() => context.set("a", value), "context.set");
      }
    },
    "[A] do not come of JSON nested 100 levels, nor of brackets in text": async () => {
      const session = await t.session();
      await session.updateContext(nested(100));
      await session.updateContext(`{"b":${brackets(99)}}`);
      const context = await session.getContext();
      t.same(context.get("a"), nested(99), "the object");
      t.same(context.get("b"), JSON.parse(brackets(99)), "the list");
      const sessionContext = {
        parametersStr: `[["controlName","Example.Control"],["data",${brackets(98)}]]`,
      };
      await Apm.createSession({ templateName: "msdyn_chat_session", sessionContext });
      t.check(Apm.getFocusedSession() !== session, "the session did not open");
      await session.updateContext(JSON.stringify({ c: "[".repeat(5000) }));
      t.same(context.get("c"), "[".repeat(5000), "the text");
    },
  };
});
