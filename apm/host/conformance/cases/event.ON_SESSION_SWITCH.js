/**
 * The event ON_SESSION_SWITCH
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/events/on_session_switch
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("event.ON_SESSION_SWITCH", (t) => {
  const { Apm } = Microsoft;
  const NAME = "ON_SESSION_SWITCH";

  return {
    "[D] is posted with both sessions when another one is focused": async () => {
      const before = Apm.getFocusedSession();
      const session = await t.session({ isFocused: false });
      const heard = await t.posted([NAME], () => session.focus());
      const payload = { previousSessionId: before.sessionId, newSessionId: session.sessionId };
      t.same(heard, [[NAME, payload]], "what was posted");
    },
    "[D] is posted when a new session is focused": async () => {
      const before = Apm.getFocusedSession();
      let session;
      const heard = await t.posted([NAME], async () => {
        session = await t.session();
      });
      const payload = { previousSessionId: before.sessionId, newSessionId: session.sessionId };
      t.same(heard, [[NAME, payload]], "what was posted");
    },
    "[A] is posted when the focused session closes, whose id it still names": async () => {
      const left = await t.session();
      const closed = await t.session();
      const heard = await t.posted([NAME], () => closed.close());
      const payload = { previousSessionId: closed.sessionId, newSessionId: left.sessionId };
      t.same(heard, [[NAME, payload]], "what was posted");
    },
    "[A] is posted after the state has changed": async () => {
      const session = await t.session({ isFocused: false });
      const channel = new BroadcastChannel(Apm.getEventPublisherTopic(NAME));
      try {
        const focused = new Promise((resolve) => {
          channel.onmessage = () => resolve(Apm.getFocusedSession().sessionId);
        });
        await session.focus();
        t.same(await focused, session.sessionId, "the focused session when it is heard");
      } finally {
        channel.close();
      }
    },
    "[A] is not posted where another session is not focused": async () => {
      const background = await t.session();
      const session = await t.session();
      const heard = await t.posted([NAME], async () => {
        await session.focus();
        await (await t.session({ isFocused: false })).close();
        await background.requestFocus();
        const tab = await t.tab();
        await session.getTab(session.getAllTabs()[0]).focus();
        await tab.close();
        await background.updateContext({ caller: "Kim" });
        background.title = "Other";
      });
      t.same(heard, [], "what was posted");
    },
    "[D] reaches every subscriber": async () => {
      const topic = Apm.getEventPublisherTopic(NAME);
      const channels = [new BroadcastChannel(topic), new BroadcastChannel(topic)];
      try {
        const heard = channels.map(
          (channel) =>
            new Promise((resolve) => {
              channel.addEventListener("message", (event) => resolve(event.data.newSessionId));
            }),
        );
        const { sessionId } = await t.session();
        t.same(await Promise.all(heard), [sessionId, sessionId], "the new session");
      } finally {
        for (const channel of channels) channel.close();
      }
    },
  };
});
