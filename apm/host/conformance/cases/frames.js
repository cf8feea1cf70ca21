/**
 * Scripts in frames of the same origin
 * https://learn.microsoft.com/dynamics365/customer-service/develop/microsoft-apm
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("frames", (t) => {
  const { Apm } = Microsoft;
  /** Runs a function with the window of a new empty frame. */
  const inFrame = async (act) => {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    try {
      await act(frame.contentWindow);
    } finally {
      frame.remove();
    }
  };
  const INPUT = `{
    templateName: "case_entity_session_default_template",
    sessionContext: new Map([["parametersStr", '[["entityName","incident"]]'], ["caller", "Kim"]]),
  }`;

  return {
    "[S] reach the API by window.parent": async () => {
      await inFrame(async (frame) => {
        const ids = frame.eval("window.parent.Microsoft.Apm.getAllSessions()");
        t.same(ids, Apm.getAllSessions(), "the ids");
        t.check(frame.eval("window.parent.Microsoft.Apm") === Apm, "it is another object");
      });
    },
    "[S] reach the API by window.top": async () => {
      await inFrame(async (frame) => {
        t.same(frame.eval("typeof window.top.Microsoft.Apm.createTab"), "function", "its type");
      });
    },
    "[S] may hand over a Map of their own": async () => {
      await inFrame(async (frame) => {
        t.check(!(frame.eval("new Map()") instanceof Map), "the frame has the same Map");
        const id = await frame.eval(`window.parent.Microsoft.Apm.createSession(${INPUT})`);
        const session = Apm.getSession(id);
        t.same(
          session.resolveSlug("{anchor.entityName} {caller}"),
          "incident Kim",
          "the variables",
        );
        await session.updateContext(frame.eval('new Map([["caller", "Lee"]])'));
        t.same(session.resolveSlug("{caller}"), "Lee", "the variable at the end");
        const appContext = new frame.Map([["entityName", "account"]]);
        const { tabId } = await t.tab({ appContext });
        const context = await session.getContext();
        const { parameters } = await context.getTabContext(tabId);
        t.same(parameters.entityName, "account", "the table");
      });
    },
    "[S] may hand over objects, arrays and strings of their own": async () => {
      await inFrame(async (frame) => {
        const pairs = `[["parametersStr", '[["entityName","incident"]]'], ["caller", "Kim"]]`;
        for (const sessionContext of [pairs, `Object.fromEntries(${pairs})`]) {
          const { sessionId } = await t.session({ sessionContext: frame.eval(sessionContext) });
          const id = frame.eval(`new String("${sessionId}")`);
          t.same(Apm.getSession(id).resolveSlug("{caller}"), "Kim", "the variable");
        }
        const session = await t.session();
        await session.updateContext(frame.eval('({ list: ["a", { b: [1] }] })'));
        const context = await session.getContext();
        t.same(context.get("list"), ["a", { b: [1] }], "the list");
      });
    },
    "[S] may await what the API returns": async () => {
      await inFrame(async (frame) => {
        const [type, id] = await frame.eval(`(async () => {
          const id = await window.parent.Microsoft.Apm.createSession(${INPUT});
          return [typeof id, id];
        })()`);
        t.same(type, "string", "the type of the id");
        t.same(Apm.getFocusedSession().sessionId, id, "the focused session");
      });
    },
    "[S] get the reason of a rejection": async () => {
      await inFrame(async (frame) => {
        const [code, message] = await frame.eval(`window.parent.Microsoft.Apm
          .createSession({ templateName: "no_such" })
          .then(() => [], (error) => [typeof error.errorCode, error.message])`);
        t.same(code, "number", "the type of errorCode");
        t.check(message.includes("no_such"), `the message is ${message}`);
      });
    },
    "[D] hear the events": async () => {
      await inFrame(async (frame) => {
        const channels = ["ON_SESSION_SWITCH", "ON_TAB_SWITCH", "ON_SESSION_CLOSED"].map(
          (name) => new frame.BroadcastChannel(Apm.getEventPublisherTopic(name)),
        );
        const heard = channels.map(
          (channel) =>
            new Promise((resolve) => {
              channel.onmessage = (event) => resolve(event.data);
            }),
        );
        const session = await t.session();
        const { tabId } = session.getFocusedTab();
        await session.close();
        const [switched, tabSwitched, closed] = await Promise.all(heard);
        t.same(switched.newSessionId, session.sessionId, "the new session");
        t.same([tabSwitched.sessionId, tabSwitched.tabId], [session.sessionId, tabId], "the tab");
        t.same(closed.sessionId, session.sessionId, "the closed session");
        for (const channel of channels) channel.close();
      });
    },
  };
});
