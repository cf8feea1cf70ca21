/**
 * Ids and their numbers
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/properties/sessionid
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("ids", (t) => {
  const { Apm } = Microsoft;

  return {
    "[A] Home is session-id-0 and its first tab is tab-id-0": async () => {
      t.same(Apm.getAllSessions(), ["session-id-0"], "the sessions");
      t.same(Apm.getFocusedSession().getAllTabs(), ["tab-id-0"], "the tabs");
      t.same(Apm.getFocusedSession().isDefault, true, "isDefault");
    },
    "[A] sessions are numbered in the order they open": async () => {
      const ids = [await t.session(), await t.session({ isFocused: false }), await t.session()];
      const wanted = ["session-id-1", "session-id-2", "session-id-3"];
      t.same(
        ids.map((session) => session.sessionId),
        wanted,
        "the ids",
      );
    },
    "[A] tabs of all sessions share one counter": async () => {
      const first = await t.session();
      await t.tab();
      const second = await t.session();
      await t.tab();
      await first.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
      t.same(first.getAllTabs(), ["tab-id-1", "tab-id-2", "tab-id-5"], "the tabs of the first");
      t.same(second.getAllTabs(), ["tab-id-3", "tab-id-4"], "the tabs of the second");
    },
    "[A] numbers of what has closed are not used again": async () => {
      const first = await t.session();
      const tab = await t.tab();
      await tab.close();
      await t.tab();
      t.same(first.getAllTabs(), ["tab-id-1", "tab-id-3"], "the tabs");
      await first.close();
      const second = await t.session();
      t.same([second.sessionId, ...second.getAllTabs()], ["session-id-2", "tab-id-4"], "the ids");
    },
    "[A] a failed call uses no number": async () => {
      await t.rejects(() => Apm.createSession({ templateName: "no_such" }));
      await t.rejects(() => t.session({ sessionContext: {} }));
      await t.rejects(() => Apm.createTab({ templateName: "msdyn_entityrecord" }));
      const session = await t.session();
      t.same([session.sessionId, ...session.getAllTabs()], ["session-id-1", "tab-id-1"], "the ids");
    },
  };
});
