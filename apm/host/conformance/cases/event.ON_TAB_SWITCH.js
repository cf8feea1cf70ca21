/**
 * The event ON_TAB_SWITCH
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/events/on_tab_switch
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 */
conformance("event.ON_TAB_SWITCH", (t) => {
  const { Apm } = Microsoft;
  const NAME = "ON_TAB_SWITCH";
  /** The payload of a switch from one tab to another, each given as [sessionId, tabId]. */
  const payload = ([previousSessionId, previousTabId], [sessionId, tabId]) => ({
    previousSessionId,
    previousTabId,
    SessionId: sessionId,
    sessionId,
    tabId,
  });
  /** The session and tab on screen, as [sessionId, tabId]. */
  const place = () => {
    const session = Apm.getFocusedSession();
    return [session.sessionId, session.getFocusedTab().tabId];
  };

  return {
    "[D] is posted with both tabs when another tab is focused": async () => {
      const { sessionId } = await t.session();
      const tab = await t.tab({ isFocused: false });
      const before = place();
      const heard = await t.posted([NAME], () => tab.focus());
      t.same(heard, [[NAME, payload(before, [sessionId, tab.tabId])]], "what was posted");
    },
    "[D] is posted when focusTab focuses another tab": async () => {
      const { sessionId } = await t.session();
      const tab = await t.tab({ isFocused: false });
      const before = place();
      const heard = await t.posted([NAME], () => Apm.focusTab(tab.tabId));
      t.same(heard, [[NAME, payload(before, [sessionId, tab.tabId])]], "what was posted");
    },
    "[D] is posted when a new tab is focused": async () => {
      await t.session();
      const before = place();
      let after;
      const heard = await t.posted([NAME], async () => {
        await t.tab();
        after = place();
      });
      t.same(heard, [[NAME, payload(before, after)]], "what was posted");
    },
    "[A] is posted when the focused tab closes, whose id it still names": async () => {
      const session = await t.session();
      const tab = await t.tab();
      const [before, anchor] = [place(), session.getAllTabs()[0]];
      const heard = await t.posted([NAME], () => tab.close());
      t.same(heard, [[NAME, payload(before, [session.sessionId, anchor])]], "what was posted");
    },
    "[D] is posted when a session switch changes the tab": async () => {
      const session = await t.session();
      const tab = await t.tab();
      await t.session();
      const before = place();
      const names = [NAME, "ON_SESSION_SWITCH"];
      const heard = await t.posted(names, () => session.focus());
      const wanted = [
        ["ON_SESSION_SWITCH", { previousSessionId: before[0], newSessionId: session.sessionId }],
        [NAME, payload(before, [session.sessionId, tab.tabId])],
      ];
      t.same(heard, wanted, "what was posted");
    },
    "[D] is posted when a new session is focused": async () => {
      const before = place();
      let after;
      const heard = await t.posted([NAME], async () => {
        await t.session();
        after = place();
      });
      t.same(heard, [[NAME, payload(before, after)]], "what was posted");
    },
    "[A] is posted after the state has changed": async () => {
      await t.session();
      const tab = await t.tab({ isFocused: false });
      const channel = new BroadcastChannel(Apm.getEventPublisherTopic(NAME));
      try {
        const focused = new Promise((resolve) => {
          channel.onmessage = () => resolve(place());
        });
        await tab.focus();
        t.same((await focused)[1], tab.tabId, "the focused tab when it is heard");
      } finally {
        channel.close();
      }
    },
    "[A] is not posted for a tab change in a session in the background": async () => {
      const background = await t.session();
      const tab = await t.tab({ isFocused: false });
      await t.session();
      const heard = await t.posted([NAME], async () => {
        await tab.focus();
        await background.createTab({
          templateName: "msdyn_entityrecord",
          appContext: new Map([["entityName", "incident"]]),
        });
        await background.getFocusedTab().close();
        await background.close();
      });
      t.same(heard, [], "what was posted");
    },
    "[A] is not posted where the focused tab stays": async () => {
      const session = await t.session();
      const tab = await t.tab();
      const heard = await t.posted([NAME], async () => {
        await tab.focus();
        await session.focus();
        await tab.refresh();
        tab.title = "Invoices";
        await (await t.tab({ isFocused: false })).close();
        await t.session({ isFocused: false });
      });
      t.same(heard, [], "what was posted");
    },
  };
});
