/**
 * Messages in the console
 * https://learn.microsoft.com/dynamics365/customer-service/develop/microsoft-apm
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("console", (t) => {
  const { Apm } = Microsoft;

  return {
    "[A] a no-op writes one line that names its reason": async () => {
      const home = Apm.getFocusedSession();
      const session = await t.session();
      const anchor = session.getFocusedTab();
      session.canClose = false;
      const calls = {
        Home: () => home.close(),
        "session-id-1": () => session.close(),
        "tab-id-1": () => anchor.close(),
        "anchor tab": () => Apm.closeTab(anchor.tabId),
        "the title of Home": () => {
          home.title = "Other";
        },
        "session-id-0, session-id-1": () => Apm.getSession("no-such-session"),
        "'no-such-tab'": () => session.getTab("no-such-tab"),
      };
      for (const [reason, call] of Object.entries(calls)) {
        const said = await t.warnings(call);
        t.same(said.length, 1, `the number of warnings for ${reason}`);
        t.check(said[0].includes(reason), `the warning "${said[0]}" lacks "${reason}"`);
        t.check(!said[0].includes("\n"), "the warning has more lines");
      }
    },
    "[A] what works writes nothing": async () => {
      const said = await t.warnings(async () => {
        const session = await t.session();
        const tab = await t.tab();
        tab.title = "Invoices";
        await session.updateContext({ caller: "Kim" });
        session.resolveSlug("{unknown}");
        await tab.close();
        await t.rejects(() => Apm.createTab());
        await session.close();
      });
      t.same(said, [], "the warnings");
    },
    "[A] a console.warn that throws breaks no call (reports)": async () => {
      const { warn } = console;
      console.warn = () => {
        throw new Error("no warnings today");
      };
      try {
        t.same(Apm.getSession("no-such-session"), null, "the session");
        t.same(await Apm.getFocusedSession().close(), false, "the result");
      } finally {
        console.warn = warn;
      }
      const { sessionId } = await t.session();
      t.same(Apm.getFocusedSession().sessionId, sessionId, "the focused session");
    },
    "[A] a console.warn that calls the API meets a workspace that is done": async () => {
      const { warn } = console;
      let session;
      console.warn = () => {
        session = Apm.getSession(Apm.createSession({ templateName: "msdyn_chat_session" }));
      };
      try {
        t.same(await Apm.getFocusedSession().close(), false, "the result");
      } finally {
        console.warn = warn;
      }
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
    },
  };
});
