/**
 * session.focus
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/focus
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.focus", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] focuses the session": async () => {
      const session = await t.session({ isFocused: false });
      await session.focus();
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
    },
    "[D] focuses Home": async () => {
      await t.session();
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      await home.focus();
      t.same(Apm.getFocusedSession().isDefault, true, "isDefault of the focused session");
    },
    "[D] shows the tab that was focused in it last": async () => {
      const session = await t.session();
      const tab = await t.tab();
      await t.tab({ isFocused: false });
      await t.session();
      await session.focus();
      t.same(Apm.getFocusedSession().getFocusedTab().tabId, tab.tabId, "the focused tab");
    },
    "[A] resolves to true, and has moved the focus before that": async () => {
      const session = await t.session({ isFocused: false });
      const result = session.focus();
      t.check(result instanceof Promise, "it returned no Promise");
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(await result, true, "the result");
    },
    "[A] resolves to false when the session is focused": async () => {
      const session = await t.session();
      t.same(await session.focus(), false, "the result");
    },
    "[A] keeps the order of the strip": async () => {
      const first = await t.session();
      await t.session();
      const before = Apm.getAllSessions();
      await first.focus();
      t.same(Apm.getAllSessions(), before, "the ids");
    },
  };
});
