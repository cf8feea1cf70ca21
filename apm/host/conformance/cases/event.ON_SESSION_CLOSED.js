/**
 * The event ON_SESSION_CLOSED
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/events/on_session_closed
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("event.ON_SESSION_CLOSED", (t) => {
  const { Apm } = Microsoft;
  const NAME = "ON_SESSION_CLOSED";

  return {
    "[D] is posted with the id of the session": async () => {
      const session = await t.session();
      const heard = await t.posted([NAME], () => session.close());
      t.same(heard, [[NAME, { sessionId: session.sessionId }]], "what was posted");
    },
    "[D] is posted for a session in the background": async () => {
      const session = await t.session({ isFocused: false });
      const heard = await t.posted([NAME, "ON_SESSION_SWITCH", "ON_TAB_SWITCH"], () =>
        session.close(),
      );
      t.same(heard, [[NAME, { sessionId: session.sessionId }]], "what was posted");
    },
    "[D] is posted once for a session with several tabs": async () => {
      const session = await t.session();
      await t.tab();
      await t.tab();
      const heard = await t.posted([NAME], () => session.close());
      t.same(heard, [[NAME, { sessionId: session.sessionId }]], "what was posted");
    },
    "[A] is posted after the state has changed": async () => {
      const session = await t.session();
      const channel = new BroadcastChannel(Apm.getEventPublisherTopic(NAME));
      try {
        const open = new Promise((resolve) => {
          channel.onmessage = () => resolve(Apm.getAllSessions());
        });
        await session.close();
        t.check(!(await open).includes(session.sessionId), "the session is open when it is heard");
      } finally {
        channel.close();
      }
    },
    "[A] of the focused session is followed by ON_SESSION_SWITCH and ON_TAB_SWITCH": async () => {
      const left = await t.session();
      const leftTab = await t.tab();
      const session = await t.session();
      const tab = await t.tab();
      const names = ["ON_TAB_SWITCH", "ON_SESSION_SWITCH", NAME];
      const heard = await t.posted(names, () => session.close());
      const wanted = [
        [NAME, { sessionId: session.sessionId }],
        [
          "ON_SESSION_SWITCH",
          { previousSessionId: session.sessionId, newSessionId: left.sessionId },
        ],
        [
          "ON_TAB_SWITCH",
          {
            previousSessionId: session.sessionId,
            previousTabId: tab.tabId,
            SessionId: left.sessionId,
            sessionId: left.sessionId,
            tabId: leftTab.tabId,
          },
        ],
      ];
      t.same(heard, wanted, "what was posted");
    },
    "[A] is not posted where no session closes (warns)": async () => {
      const home = Apm.getSession(Apm.getAllSessions()[0]);
      const session = await t.session();
      const heard = await t.posted([NAME], async () => {
        const tab = await t.tab();
        await tab.close();
        session.canClose = false;
        await session.close();
        await home.close();
        await home.focus();
      });
      t.same(heard, [], "what was posted");
    },
  };
});
