/**
 * apmWorkspace
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("handle", (t) => {
  const { Apm } = Microsoft;
  /** The message that load() rejects with. */
  const refusal = (settings) =>
    apmWorkspace.load(settings).then(
      () => t.check(false, "it was taken"),
      (error) => error.message,
    );

  return {
    "[E] the page says that it is ready": async () => {
      t.same(document.documentElement.dataset.apm, "ready", "data-apm");
      t.same(await apmWorkspace.ready, undefined, "what ready resolves to");
      t.check(/^\d+\.\d+\.\d+/.test(apmWorkspace.version), `version is ${apmWorkspace.version}`);
    },
    "[E] it is apart from Microsoft": async () => {
      t.check(!("apmWorkspace" in Microsoft), "it is in Microsoft");
      t.same(Object.keys(Apm), [], "the enumerable members of Apm");
    },
    "[E] drawn() resolves when the screen shows all calls so far": async () => {
      const session = await t.session();
      for (const title of ["First", "Second"]) {
        session.title = title;
        await apmWorkspace.drawn();
        const tab = document.querySelector(`[data-session-id=${session.sessionId}]`);
        t.same(tab.querySelector(".strip-title").textContent, title, "the title");
      }
      await apmWorkspace.drawn();
    },
    "[E] load() starts another workspace": async () => {
      const session = await t.session();
      await apmWorkspace.load({ limits: { sessions: 2 } });
      t.same(Apm.getAllSessions(), ["session-id-0"], "the sessions");
      t.throws(() => session.title, "is closed");
      t.same((await t.session()).sessionId, "session-id-1", "the next session");
    },
    "[E] load() refuses what is not allowed, and leaves the workspace as it was": async () => {
      const session = await t.session();
      const wrong = {
        "limits.sessions": { limits: { sessions: 0 } },
        "limits.tabs": { limits: { tabs: "2" } },
        "user.roles": { user: { roles: "App Profile User" } },
        "profile.session_templates": { profile: { session_templates: ["no_such"] } },
        "limits.sesions": { limits: { sesions: 3 } },
        settings: [],
      };
      for (const [key, settings] of Object.entries(wrong)) {
        const message = await refusal(settings);
        t.check(message.includes(key), `the message "${message}" lacks "${key}"`);
      }
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(session.title, "New Case", "the title");
    },
    "[E] load() tells all problems at once": async () => {
      const message = await refusal({ limits: { sessions: 0, tabs: 0 }, user: { roles: 7 } });
      for (const key of ["limits.sessions", "limits.tabs", "user.roles"]) {
        t.check(message.includes(key), `the message "${message}" lacks "${key}"`);
      }
    },
  };
});
