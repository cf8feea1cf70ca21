/**
 * Objects of closed sessions and tabs
 * https://learn.microsoft.com/dynamics365/customer-service/develop/microsoft-apm
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("closed", (t) => {
  const { Apm } = Microsoft;
  /** Ways to close a session and its objects. */
  const ENDS = {
    "the session closed": ({ session }) => session.close(),
    "a reset": () => apmWorkspace.reset(),
    "other settings": () => apmWorkspace.load({ limits: { tabs: 5 } }),
  };

  return {
    "[A] ids still answer": async () => {
      for (const end of Object.values(ENDS)) {
        const all = await t.objects();
        const ids = [all.session.sessionId, all.tab.tabId];
        await end(all);
        t.same([all.session.sessionId, all.tab.tabId], ids, "the ids");
      }
    },
    "[A] toJSON gives the id and that it is closed": async () => {
      for (const [how, end] of Object.entries(ENDS)) {
        const all = await t.objects();
        const { sessionId } = all.session;
        const { tabId } = all.tab;
        await end(all);
        t.same(all.session, { sessionId, closed: true }, `the session after ${how}`);
        t.same(all.tab, { tabId, closed: true }, `the tab after ${how}`);
      }
    },
    "[A] members that give a value throw that it is closed": async () => {
      for (const end of Object.values(ENDS)) {
        const all = await t.objects();
        await end(all);
        for (const [name, call] of Object.entries(t.asked(all).sync)) {
          t.throws(call, name, "is closed");
        }
      }
    },
    "[A] members that return a Promise reject": async () => {
      for (const end of Object.values(ENDS)) {
        const all = await t.objects();
        await end(all);
        for (const [name, call] of Object.entries(t.asked(all).promises)) {
          await t.rejects(call, name, "closed");
        }
      }
    },
    "[A] assignments warn and change nothing": async () => {
      for (const end of Object.values(ENDS)) {
        const all = await t.objects();
        await end(all);
        await t.objects();
        const before = JSON.stringify(Apm.getAllSessions().map(Apm.getSession));
        for (const [name, write] of Object.entries(t.asked(all).writes)) {
          const said = await t.warnings(write);
          t.same(said.length, 1, `the number of warnings of ${name}`);
          t.check(said[0].includes("is closed"), `the warning is "${said[0]}"`);
        }
        t.same(JSON.stringify(Apm.getAllSessions().map(Apm.getSession)), before, "the sessions");
      }
    },
    "[A] a tab that closed in an open session is closed, the session is not": async () => {
      const { session, tab, context } = await t.objects();
      await tab.close();
      t.same(tab, { tabId: tab.tabId, closed: true }, "the tab");
      t.throws(() => tab.title, "tab.title", tab.tabId, "is closed");
      await t.rejects(() => tab.close(), "tab.close", tab.tabId, "closed");
      t.same(typeof session.title, "string", "the type of the session's title");
      t.same(context.get("anchor.entityName"), "incident", "the context");
    },
    "[A] the message names the object": async () => {
      const { session, tab } = await t.objects();
      await session.close();
      t.throws(() => session.title, `${session.sessionId} is closed`);
      t.throws(() => tab.title, `${tab.tabId} is closed`);
    },
    "[A] the id of a tab that a closed session refused throws": async () => {
      const { session } = await t.objects();
      await session.close();
      const result = session.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
      t.throws(() => `${result}`, "closed");
    },
    "[A] methods taken off before throw and reject as well": async () => {
      const { session, tab } = await t.objects();
      const { getAllTabs, focus } = session;
      const { close } = tab;
      await session.close();
      t.throws(getAllTabs, "is closed");
      await t.rejects(focus, "closed");
      await t.rejects(close, "closed");
    },
  };
});
