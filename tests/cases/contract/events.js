/**
 * Listeners of the events
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/geteventpublishertopic
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("events", (t) => {
  const { Apm } = Microsoft;
  /** Subscribes to an event until something is done. */
  const listening = async (name, listener, act) => {
    const channel = new BroadcastChannel(Apm.getEventPublisherTopic(name));
    channel.onmessage = listener;
    try {
      await act();
    } finally {
      channel.close();
    }
  };

  return {
    "[A] one that throws is reported, and the workspace goes on (reports)": async () => {
      let called;
      const wasCalled = new Promise((resolve) => {
        called = resolve;
      });
      const listener = () => {
        called();
        throw new Error("no events today");
      };
      let other;
      const heard = new Promise((resolve) => {
        other = ({ data }) => resolve(data);
      });
      await listening("ON_SESSION_SWITCH", listener, () =>
        listening("ON_SESSION_SWITCH", other, async () => {
          const session = await t.session();
          await wasCalled;
          t.same((await heard).newSessionId, session.sessionId, "what another listener hears");
          t.same(await session.close(), true, "the result of close");
          t.same((await t.session()).sessionId, "session-id-2", "the next session");
        }),
      );
    },
    "[A] one may call the API": async () => {
      let created;
      const opened = new Promise((resolve) => {
        created = resolve;
      });
      const listener = ({ data }) => {
        const session = Apm.getSession(data.newSessionId);
        if (!session.isDefault)
          created(`${session.createTab({ templateName: "apm_conversation" })}`);
      };
      await listening("ON_SESSION_SWITCH", listener, async () => {
        const session = await t.session();
        t.same(await opened, "tab-id-2", "the new tab");
        t.same(session.getFocusedTab().tabId, "tab-id-2", "the focused tab");
      });
    },
    "[A] a previous session that has closed is null by its id (warns)": async () => {
      const closed = await t.session();
      let hear;
      const heard = new Promise((resolve) => {
        hear = ({ data }) => {
          if (data.previousSessionId === closed.sessionId) resolve(data);
        };
      });
      await listening("ON_SESSION_SWITCH", hear, async () => {
        await closed.close();
        t.same(Apm.getSession((await heard).previousSessionId), null, "the session");
      });
    },
    "[D] what a person does posts them as well": async () => {
      const session = await t.session();
      await apmWorkspace.drawn();
      let hear;
      const heard = new Promise((resolve) => {
        hear = ({ data }) => {
          if (data.newSessionId === "session-id-0") resolve(data);
        };
      });
      await listening("ON_SESSION_SWITCH", hear, async () => {
        document.querySelector("[role=tab][data-session-id=session-id-0]").click();
        const payload = { previousSessionId: session.sessionId, newSessionId: "session-id-0" };
        t.same(await heard, payload, "what was posted");
      });
    },
  };
});
