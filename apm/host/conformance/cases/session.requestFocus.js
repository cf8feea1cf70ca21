/**
 * session.requestFocus
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/requestfocus
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.requestFocus", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] never moves the focus": async () => {
      const background = await t.session();
      const session = await t.session();
      const tab = await t.tab();
      await background.requestFocus();
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(session.getFocusedTab().tabId, tab.tabId, "the focused tab");
    },
    "[A] resolves to true for a session in the background": async () => {
      const session = await t.session({ isFocused: false });
      const result = session.requestFocus();
      t.check(result instanceof Promise, "it returned no Promise");
      t.same(await result, true, "the result");
    },
    "[A] resolves to false for the focused session, where it does nothing": async () => {
      const session = await t.session();
      t.same(await session.requestFocus(), false, "the result");
    },
    "[A] can be asked again after the session was focused": async () => {
      const session = await t.session({ isFocused: false });
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      await session.requestFocus();
      await session.focus();
      await home.focus();
      t.same(await session.requestFocus(), true, "the result");
    },
  };
});
