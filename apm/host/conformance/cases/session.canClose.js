/**
 * session.canClose
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/canclosesession
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.canClose", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] is a property, true for a new session": async () => {
      const session = await t.session();
      t.same(session.canClose, true, "canClose");
    },
    "[D] is false for Home": async () => {
      t.same(Apm.getSession(Apm.getAllSessions()[0]).canClose, false, "canClose");
    },
    "[D] stays false for Home when true is assigned": async () => {
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      await t.warnings(() => {
        home.canClose = true;
      });
      t.same(home.canClose, false, "canClose");
    },
    "[D] can be written": async () => {
      const session = await t.session();
      session.canClose = false;
      t.same(session.canClose, false, "canClose");
      session.canClose = true;
      t.same(session.canClose, true, "canClose at the end");
    },
    "[D] when false makes close() do nothing (warns)": async () => {
      const session = await t.session();
      session.canClose = false;
      await session.close();
      t.check(Apm.getAllSessions().includes(session.sessionId), "the session has closed");
      session.canClose = true;
      await session.close();
      t.check(!Apm.getAllSessions().includes(session.sessionId), "the session is still open");
    },
    "[D] leaves that of other sessions and of tabs alone": async () => {
      const other = await t.session();
      const session = await t.session();
      const tab = await t.tab();
      session.canClose = false;
      t.same([other.canClose, tab.canClose], [true, true], "canClose of another session and a tab");
    },
    "[A] throws one sentence for anything but true and false, and changes nothing": async () => {
      const session = await t.session();
      for (const value of [undefined, null, 0, "false", {}, [true]]) {
        const error = t.throws(() => {
          session.canClose = value;
        }, "session.canClose");
        t.check(!error.message.includes("\n"), "the message has more than one line");
        t.same(session.canClose, true, "canClose");
      }
    },
    "[A] is an own enumerable accessor": async () => {
      const session = await t.session();
      const { get, set, enumerable } = Object.getOwnPropertyDescriptor(session, "canClose");
      t.same([typeof get, typeof set], ["function", "function"], "the types of get and set");
      t.same(enumerable, true, "enumerable");
    },
  };
});
