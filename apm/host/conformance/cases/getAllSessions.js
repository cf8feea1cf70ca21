/**
 * Microsoft.Apm.getAllSessions
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/getallsessions
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("getAllSessions", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] gives the ids of the open sessions as a real Array": async () => {
      const before = Apm.getAllSessions();
      const first = await t.session();
      const second = await t.session();
      const ids = Apm.getAllSessions();
      t.check(Array.isArray(ids), "it is no Array");
      t.check(ids.constructor === Array, "it is some other kind of Array");
      t.same(ids.length, before.length + 2, "the number of ids");
      for (const id of [...before, first.sessionId, second.sessionId]) {
        t.check(ids.includes(id), `${id} is missing`);
      }
      for (const id of ids) {
        t.same(typeof id, "string", "the type of an id");
        t.same(Apm.getSession(id).sessionId, id, "the sessionId of the session with that id");
      }
    },
    "[D] leaves out a session that has closed": async () => {
      const session = await t.session();
      await session.close();
      const ids = Apm.getAllSessions();
      t.check(!ids.includes(session.sessionId), `${session.sessionId} is still there`);
    },
    "[A] begins with Home": async () => {
      await t.session();
      const areDefault = Apm.getAllSessions().map((id) => Apm.getSession(id).isDefault);
      t.check(areDefault[0], "the first id is not that of Home");
      t.same(areDefault.filter((isDefault) => isDefault).length, 1, "how often Home is there");
    },
    "[D] keeps the order of the strip, in which new sessions come last": async () => {
      const before = Apm.getAllSessions();
      const first = await t.session();
      const second = await t.session({ isFocused: false });
      await first.focus();
      const wanted = [...before, first.sessionId, second.sessionId];
      t.same(Apm.getAllSessions(), wanted, "the ids");
    },
    "[A] gives a fresh Array on every call": async () => {
      const ids = Apm.getAllSessions();
      t.check(ids !== Apm.getAllSessions(), "two calls give one Array");
      const wanted = [...ids];
      ids.length = 0;
      t.same(Apm.getAllSessions(), wanted, "the ids after a script emptied its Array");
    },
  };
});
