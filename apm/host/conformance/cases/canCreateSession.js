/**
 * Microsoft.Apm.canCreateSession
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/cancreatesession
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("canCreateSession", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] gives a boolean at once": async () => {
      t.same(Apm.canCreateSession(), true, "the answer");
    },
    "[D] is true below ten sessions, Home counted, and false at ten": async () => {
      while (Apm.getAllSessions().length < 10) {
        t.same(Apm.canCreateSession(), true, `with ${Apm.getAllSessions().length} it`);
        await t.session({ isFocused: false });
      }
      t.same(Apm.canCreateSession(), false, "with ten it");
    },
    "[D] is false exactly when createSession rejects for the limit": async () => {
      while (Apm.canCreateSession()) await t.session({ isFocused: false });
      const before = Apm.getAllSessions();
      const message = "Maximum sessions reached. Close a session before opening another.";
      await t.rejects(() => t.session(), message);
      t.same(Apm.getAllSessions(), before, "the open sessions");
    },
    "[D] is true again once a session has closed": async () => {
      let session;
      while (Apm.canCreateSession()) session = await t.session();
      await session.close();
      t.same(Apm.canCreateSession(), true, "the answer");
      await t.session();
      t.same(Apm.canCreateSession(), false, "the answer after one more");
    },
  };
});
