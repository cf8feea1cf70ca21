/**
 * Microsoft.Apm.getSession
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/getsession
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("getSession", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] gives the session object of an id": async () => {
      const first = await t.session();
      const second = await t.session();
      for (const { sessionId } of [first, second]) {
        t.same(Apm.getSession(sessionId).sessionId, sessionId, "the sessionId");
      }
      t.check(first !== second, "two ids give one object");
    },
    "[A] gives null for an unknown id and warns, naming it and the open sessions": async () => {
      const { sessionId } = await t.session();
      const said = await t.warnings(() => {
        t.same(Apm.getSession("no-such-session"), null, "the session");
      });
      const [warning] = said.filter((text) => text.includes("no-such-session"));
      t.check(warning, `no warning names the id; there were: ${JSON.stringify(said)}`);
      for (const id of Apm.getAllSessions()) {
        t.check(warning.includes(id), `the warning "${warning}" lacks ${id}`);
      }
      t.check(warning.includes(sessionId), "the new session is not among them");
    },
    "[A] gives null for the id of a session that has closed (warns)": async () => {
      const session = await t.session();
      await session.close();
      t.same(Apm.getSession(session.sessionId), null, "the session");
    },
    "[A] gives null for no id, null and a number (warns)": async () => {
      t.same([undefined, null, 7].map(Apm.getSession), [null, null, null], "the sessions");
    },
    "[A] takes anything that becomes the id as text": async () => {
      const { sessionId } = await t.session();
      for (const id of [Object(sessionId), { toString: () => sessionId }, [sessionId]]) {
        t.same(Apm.getSession(id)?.sessionId, sessionId, "the sessionId");
      }
    },
    "[A] gives the same object every time": async () => {
      const { sessionId } = await t.session();
      const session = Apm.getSession(sessionId);
      t.check(session === Apm.getSession(sessionId), "two calls give two objects");
      await t.session();
      t.check(session === Apm.getSession(sessionId), "it is another one in the background");
    },
  };
});
