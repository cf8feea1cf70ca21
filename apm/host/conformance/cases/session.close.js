/**
 * session.close
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/close
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("session.close", (t) => {
  const { Apm } = Microsoft;

  return {
    "[D] closes the session": async () => {
      const before = Apm.getAllSessions();
      const session = await t.session();
      await session.close();
      t.same(Apm.getAllSessions(), before, "the open sessions");
    },
    "[D] closes its tabs too": async () => {
      const session = await t.session();
      const tab = await t.tab();
      await session.close();
      t.same(JSON.parse(JSON.stringify(tab)), { tabId: tab.tabId, closed: true }, "the tab");
      t.throws(() => tab.title, "is closed");
    },
    "[A] resolves to true, and has closed the session before that": async () => {
      const session = await t.session();
      const result = session.close();
      t.check(result instanceof Promise, "it returned no Promise");
      t.check(!Apm.getAllSessions().includes(session.sessionId), "the session is still open");
      t.same(await result, true, "the result");
    },
    "[D] does not close Home, resolves to false (warns)": async () => {
      const before = Apm.getAllSessions();
      t.same(await Apm.getSession(before[0]).close(), false, "the result");
      t.same(Apm.getAllSessions(), before, "the open sessions");
    },
    "[A] does not close a session whose canClose is false, resolves to false (warns)": async () => {
      const session = await t.session();
      session.canClose = false;
      t.same(await session.close(), false, "the result");
      t.check(Apm.getAllSessions().includes(session.sessionId), "the session has closed");
    },
    "[A] warns when it does nothing": async () => {
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      const session = await t.session();
      session.canClose = false;
      for (const each of [home, session]) {
        const said = await t.warnings(() => each.close());
        t.same(said.length, 1, "the number of warnings");
      }
    },
    "[A] of the focused session focuses its left neighbour in the strip": async () => {
      const left = await t.session();
      const middle = await t.session();
      const right = await t.session();
      await middle.focus();
      await middle.close();
      t.same(Apm.getFocusedSession().sessionId, left.sessionId, "the focused session");
      await right.focus();
      await right.close();
      t.same(Apm.getFocusedSession().sessionId, left.sessionId, "the focused session at the end");
    },
    "[A] of the session next to Home focuses Home": async () => {
      const before = Apm.getAllSessions();
      const session = await t.session();
      await session.close();
      const { sessionId } = Apm.getFocusedSession();
      t.same(sessionId, before.at(-1), "the focused session");
    },
    "[A] in the background leaves the focus where it is": async () => {
      const left = await t.session();
      const session = await t.session();
      const tab = await t.tab();
      const right = await t.session({ isFocused: false });
      await left.close();
      await right.close();
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(session.getFocusedTab().tabId, tab.tabId, "the focused tab");
    },
    "[A] shows the tab that its neighbour had focused": async () => {
      const left = await t.session();
      await t.tab();
      const tab = await t.tab();
      await t.tab({ isFocused: false });
      const session = await t.session();
      await session.close();
      t.same(Apm.getFocusedSession().sessionId, left.sessionId, "the focused session");
      t.same(left.getFocusedTab().tabId, tab.tabId, "the focused tab");
    },
  };
});
