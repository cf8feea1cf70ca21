/**
 * session.sessionId
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/sessionid
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.sessionId", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] is the id that createSession gave and getSession takes": async () => {
      const before = Apm.getAllSessions();
      const { sessionId } = await t.session();
      t.same(Apm.getAllSessions(), [...before, sessionId], "the open sessions");
      t.same(Apm.getSession(sessionId).sessionId, sessionId, "the sessionId");
    },
    "[D] has the form session-id- and a number": async () => {
      await t.session();
      for (const id of Apm.getAllSessions()) {
        t.check(/^session-id-\d+$/.test(Apm.getSession(id).sessionId), `${id} has another form`);
      }
    },
    "[A] is never used again": async () => {
      const used = Apm.getAllSessions();
      for (let round = 0; round < 3; round += 1) {
        const session = await t.session();
        t.check(!used.includes(session.sessionId), `${session.sessionId} was used before`);
        used.push(session.sessionId);
        await session.close();
      }
    },
    "[A] is an own data property that cannot be written": async () => {
      const session = await t.session();
      const { sessionId } = session;
      const { value, writable } = Object.getOwnPropertyDescriptor(session, "sessionId");
      t.same([value, writable], [sessionId, false], "its value and writable");
      t.same(Reflect.set(session, "sessionId", "other"), false, "an assignment");
      t.same(session.sessionId, sessionId, "the sessionId after it");
    },
  };
});
