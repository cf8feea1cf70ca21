/**
 * The maximum numbers of sessions and tabs
 * https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/cancreatesession
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("limits", (t) => {
  const { Apm } = Microsoft;
  const SESSIONS = "Maximum sessions reached. Close a session before opening another.";
  const TABS = "Maximum tabs reached. Close a tab in this session before opening another.";
  const few = () => apmWorkspace.load({ limits: { sessions: 3, tabs: 2 } });
  /** The alerts on the page. */
  const alerts = async () => {
    await apmWorkspace.drawn();
    return [...document.querySelectorAll("[role=alert]")].map((alert) => alert.textContent);
  };
  /** Opens sessions, or tabs in the focused session, until one more is refused. */
  const fill = async (open) => {
    for (;;) {
      const isFull = await open().then(
        () => false,
        () => true,
      );
      if (isFull) return;
    }
  };

  return {
    "[D] Home counts as a session and the anchor as a tab": async () => {
      await few();
      t.same(
        [Apm.canCreateSession(), Apm.getFocusedSession().canCreateTab()],
        [true, true],
        "Home",
      );
      await t.session();
      t.same(Apm.canCreateSession(), true, "canCreateSession with two sessions");
      const session = await t.session();
      t.same(Apm.canCreateSession(), false, "canCreateSession with three sessions");
      t.same(session.canCreateTab(), true, "canCreateTab with one tab");
      await t.tab();
      t.same(session.canCreateTab(), false, "canCreateTab with two tabs");
    },
    "[D] one session more than fits rejects, and the page shows why": async () => {
      await few();
      await fill(t.session);
      await t.rejects(() => t.session(), "createSession", SESSIONS);
      t.same(Apm.getAllSessions().length, 3, "the number of sessions");
      t.same(await alerts(), [SESSIONS], "the alerts");
    },
    "[D] one tab more than fits rejects, and the page shows why": async () => {
      await few();
      const session = await t.session();
      await t.tab();
      await t.rejects(() => t.tab(), "createTab", TABS);
      t.same(session.getAllTabs().length, 2, "the number of tabs");
      t.same(await alerts(), [TABS], "the alerts");
    },
    "[D] a session in the background has a limit of its own": async () => {
      await few();
      const full = await t.session();
      await t.tab();
      const session = await t.session();
      const input = { templateName: "msdyn_omnichannel_kbsearch" };
      await t.rejects(() => full.createTab(input), "session.createTab", TABS);
      await session.createTab(input);
      t.same(
        [full, session].map((each) => each.getAllTabs().length),
        [2, 2],
        "the tabs",
      );
    },
    "[D] closing makes room": async () => {
      await few();
      const session = await t.session();
      const tab = await t.tab();
      await tab.close();
      t.same(session.canCreateTab(), true, "canCreateTab");
      await t.tab();
      await t.session();
      await session.close();
      t.same(Apm.canCreateSession(), true, "canCreateSession");
      await t.session();
      t.same(Apm.getAllSessions().length, 3, "the number of sessions");
    },
    "[A] a limit that Home reaches alone leaves no room": async () => {
      await apmWorkspace.load({ limits: { sessions: 1, tabs: 1 } });
      t.same(
        [Apm.canCreateSession(), Apm.getFocusedSession().canCreateTab()],
        [false, false],
        "room",
      );
      await t.rejects(() => t.session(), SESSIONS);
      await t.rejects(() => t.tab(), TABS);
    },
    "[A] a refused call leaves the workspace as it was": async () => {
      await few();
      const session = await t.session();
      const tab = await t.tab();
      await session.getTab(session.getAllTabs()[0]).focus();
      await t.session({ isFocused: false });
      await t.rejects(() => t.session(), SESSIONS);
      await t.rejects(() => t.tab(), TABS);
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(session.getFocusedTab().tabId, session.getAllTabs()[0], "the focused tab");
      await tab.close();
      t.same((await t.tab()).tabId, "tab-id-4", "the next tab");
    },
    "[D] ten sessions and ten tabs fit unless the settings say otherwise": async () => {
      await fill(() => t.session({ isFocused: false }));
      t.same(Apm.getAllSessions().length, 10, "the number of sessions");
      await fill(() => t.tab({ isFocused: false }));
      t.same(Apm.getFocusedSession().getAllTabs().length, 10, "the number of tabs");
    },
    "[E] the message stays until the next success": async () => {
      await few();
      await fill(t.session);
      await t.rejects(() => Apm.createTab({ templateName: "no_such" }));
      t.same(await alerts(), [SESSIONS], "the alerts after another failure");
      await t.tab();
      t.same(await alerts(), [], "the alerts after a success");
    },
    "[E] a look-up that finds nothing is no success (warns)": async () => {
      await few();
      await fill(t.session);
      Apm.getSession("no-such-session");
      Apm.getFocusedSession().getTab("no-such-tab");
      t.same(await alerts(), [SESSIONS], "the alerts");
    },
    "[E] a command that does nothing is no success (warns)": async () => {
      await few();
      await fill(t.session);
      await Apm.getSession("session-id-0").close();
      Apm.getSession("session-id-0").title = "Other";
      t.same(await alerts(), [SESSIONS], "the alerts");
    },
    "[E] an assignment to a closed object is no success (warns)": async () => {
      await few();
      const session = await t.session();
      const tab = await t.tab();
      await tab.close();
      await session.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
      await t.rejects(() => t.tab(), TABS);
      tab.title = "Other";
      t.same(await alerts(), [TABS], "the alerts");
    },
    "[E] the message can be dismissed": async () => {
      await few();
      await fill(t.session);
      t.same(await alerts(), [SESSIONS], "the alerts");
      document.querySelector("button[aria-label=Dismiss]").click();
      t.same(await alerts(), [], "the alerts after it");
    },
    "[E] the message goes with a reset": async () => {
      await few();
      await fill(t.session);
      await apmWorkspace.reset();
      t.same(await alerts(), [], "the alerts");
      t.same(Apm.canCreateSession(), true, "canCreateSession");
    },
  };
});
