/**
 * The roles that can call the API
 * https://learn.microsoft.com/dynamics365/customer-service/administer/security-roles
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("roles", (t) => {
  const { Apm } = Microsoft;
  const ROLES = ["App Profile User", "Productivity tools user"];
  /** Calls of Apm members: those that throw, and those that return a Promise. */
  const SYNC = {
    getFocusedSession: () => Apm.getFocusedSession(),
    getAllSessions: () => Apm.getAllSessions(),
    getSession: () => Apm.getSession("session-id-0"),
    canCreateSession: () => Apm.canCreateSession(),
    getEventPublisherTopic: () => Apm.getEventPublisherTopic("ON_TAB_SWITCH"),
  };
  const PROMISES = {
    createSession: () => Apm.createSession({ templateName: "msdyn_chat_session" }),
    createTab: () => Apm.createTab({ templateName: "msdyn_omnichannel_kbsearch" }),
    closeTab: () => Apm.closeTab("tab-id-0"),
    focusTab: () => Apm.focusTab("tab-id-0"),
    refreshTab: () => Apm.refreshTab("tab-id-0"),
  };

  return {
    "[D] either of the two roles opens the API": async () => {
      for (const role of ROLES) {
        await apmWorkspace.load({ user: { roles: ["Sales Person", role] } });
        t.same(Apm.getAllSessions().length, 1, "the number of sessions");
        const { sessionId } = await t.session();
        t.same(Apm.getFocusedSession().sessionId, sessionId, "the focused session");
      }
    },
    "[D] without both every member of Apm throws or rejects with the reason": async () => {
      for (const roles of [[], ["Sales Person"]]) {
        await apmWorkspace.load({ user: { roles } });
        for (const call of Object.values(SYNC)) t.throws(call, ...ROLES);
        for (const call of Object.values(PROMISES)) await t.rejects(call, ...ROLES);
      }
    },
    "[A] the reason names the member": async () => {
      await apmWorkspace.load({ user: { roles: [] } });
      for (const [name, call] of Object.entries(SYNC)) t.throws(call, name);
      for (const [name, call] of Object.entries(PROMISES)) await t.rejects(call, name);
    },
    "[A] the reason wins over any other one": async () => {
      await apmWorkspace.load({ user: { roles: [] } });
      await t.rejects(() => Apm.createSession(), ...ROLES);
      await t.rejects(() => Apm.createTab({ templateName: "no_such" }), ...ROLES);
      await t.rejects(() => Apm.closeTab("no-such-tab"), ...ROLES);
      t.throws(() => Apm.getSession("no-such-session"), ...ROLES);
      t.throws(() => Apm.getEventPublisherTopic("ON_OTHER"), ...ROLES);
    },
    "[A] objects from before give the reason too": async () => {
      const { sync, promises } = t.asked(await t.objects());
      await apmWorkspace.load({ user: { roles: [] } });
      for (const call of Object.values(sync)) t.throws(call, ...ROLES);
      for (const call of Object.values(promises)) await t.rejects(call, ...ROLES);
    },
    "[A] assignments to objects from before throw the reason": async () => {
      const { writes } = t.asked(await t.objects());
      await apmWorkspace.load({ user: { roles: [] } });
      for (const write of Object.values(writes)) t.throws(write, ...ROLES);
    },
    "[A] ids as plain strings throw the reason": async () => {
      await apmWorkspace.load({ user: { roles: [] }, api: { returned_ids: "string" } });
      t.throws(PROMISES.createSession, ...ROLES);
      t.throws(PROMISES.createTab, ...ROLES);
    },
    "[E] the roles stay over a reset": async () => {
      await apmWorkspace.load({ user: { roles: [] } });
      await apmWorkspace.reset();
      t.throws(SYNC.getFocusedSession, ...ROLES);
    },
  };
});
