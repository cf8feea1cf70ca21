/**
 * Microsoft.Apm.getFocusedSession
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/getfocusedsession
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("getFocusedSession", (t) => ({
  "[D] gives the session that is focused": async () => {
    const session = await t.session();
    const { sessionId } = Microsoft.Apm.getFocusedSession();
    t.same(sessionId, session.sessionId, "the focused session");
  },
  "[D] gives a session object at once, not a promise": async () => {
    const session = Microsoft.Apm.getFocusedSession();
    t.same(typeof session.sessionId, "string", "the type of its sessionId");
    t.same(typeof session.then, "undefined", "the type of its then");
  },
  "[D] is never null: a session is focused when the focused one has closed": async () => {
    const session = await t.session();
    await session.close();
    const focused = Microsoft.Apm.getFocusedSession();
    t.check(focused, "no session is focused");
    t.check(focused.sessionId !== session.sessionId, "the closed session is still focused");
  },
  "[A] gives the same object as getSession": async () => {
    const session = await t.session();
    const focused = Microsoft.Apm.getFocusedSession();
    t.check(focused === Microsoft.Apm.getFocusedSession(), "two calls give two objects");
    t.check(focused === session, "getSession gives another object");
  },
}));
