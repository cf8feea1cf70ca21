/**
 * apmWorkspace.snapshot, restore and seed
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("snapshots", (t) => {
  const { Apm } = Microsoft;
  const CASE = "ca5e0000-0000-4000-8000-000000000001";

  /** A session with a tab, titles, a variable, and a changed record. */
  async function fill() {
    const session = await t.session();
    const tab = await t.tab();
    session.title = "Mine";
    tab.title = "Notes";
    await session.updateContext({ a: { b: [1, null] } });
    await Xrm.WebApi.updateRecord("incident", CASE, { description: "Changed" });
    Apm.getSession("session-id-0").focus();
    return session.sessionId;
  }

  /** The number of sessions or tabs in the strips of the page. */
  const shown = (kind) => document.querySelectorAll(`[data-${kind}-id]`).length;

  return {
    "[E] a snapshot is plain JSON, and opens the same state": async () => {
      const id = await fill();
      const snapshot = JSON.parse(JSON.stringify(apmWorkspace.snapshot()));
      await apmWorkspace.reset();
      t.same(Apm.getAllSessions(), ["session-id-0"], "the sessions after a reset");
      await apmWorkspace.restore(snapshot);
      t.same(apmWorkspace.snapshot(), snapshot, "the snapshot");
      const session = Apm.getSession(id);
      t.same([session.title, session.getFocusedTab().title], ["Mine", "Notes"], "the titles");
      t.same((await session.getContext()).get("a"), { b: [1, null] }, "the variable");
      t.same(Apm.getFocusedSession().isDefault, true, "Home has the focus");
      const record = await Xrm.WebApi.retrieveRecord("incident", CASE, "?$select=description");
      t.same(record.description, "Changed", "the record");
    },
    "[E] the page shows a restored state, and its text can be given too": async () => {
      await fill();
      const text = JSON.stringify(apmWorkspace.snapshot());
      await apmWorkspace.reset();
      await apmWorkspace.restore(text);
      t.same(shown("session"), 2, "the number of sessions on the page");
    },
    "[E] restoring closes older objects, and posts no event": async () => {
      const session = await t.session();
      const heard = [];
      const channel = new BroadcastChannel(Apm.getEventPublisherTopic("ON_SESSION_SWITCH"));
      channel.onmessage = ({ data }) => heard.push(data);
      const snapshot = apmWorkspace.snapshot();
      await apmWorkspace.restore(snapshot);
      t.throws(() => session.title, "is closed");
      t.same(Apm.getFocusedSession().sessionId, session.sessionId, "the focused session");
      t.same(heard, [], "the events");
      channel.close();
    },
    "[E] OnLoad runs again for restored forms": async () => {
      let loads = 0;
      await t.forms.register({ "incident onload": () => (loads += 1) });
      await t.forms.open();
      const snapshot = apmWorkspace.snapshot();
      t.same(loads, 1, "the loads of the form");
      await apmWorkspace.restore(snapshot);
      await apmWorkspace.drawn();
      t.same(loads, 2, "the loads after the restore");
    },
    "[E] what is gone is left out (warns)": async () => {
      await fill();
      const snapshot = apmWorkspace.snapshot();
      const given = JSON.parse(JSON.stringify(snapshot).replaceAll("msdyn_entityrecord", "gone"));
      given.sessions[1].tabs[1].template = "gone";
      await apmWorkspace.restore(given);
      t.same(Apm.getSession("session-id-1").getAllTabs().length, 1, "the number of tabs");
    },
    "[E] a snapshot of a newer emulator, or a damaged one, changes nothing": async () => {
      const id = await fill();
      await t.rejects(
        () => apmWorkspace.restore({ version: 2 }),
        "restore: the snapshot has version 2, but this emulator reads version 1; use a newer emulator",
      );
      await t.rejects(
        () => apmWorkspace.restore({ version: 1 }),
        "restore: the snapshot cannot be used: sessions is missing",
      );
      await t.rejects(() => apmWorkspace.restore("{"), "restore: the argument is no valid JSON");
      await t.rejects(
        () => apmWorkspace.restore(),
        "restore: the snapshot cannot be used: it is null",
      );
      t.same(Apm.getAllSessions(), ["session-id-0", id], "the sessions");
    },
    "[E] a seed opens records, sessions, tabs and focus": async () => {
      await apmWorkspace.seed({
        records: { incident: [{ incidentid: CASE, title: "Seeded" }] },
        sessions: [
          {
            template: "case_entity_session_default_template",
            parameters: { entityName: "incident", entityId: CASE },
            context: { a: "1" },
            focused: true,
            tabs: [{ template: "msdyn_omnichannel_kbsearch", title: "Search" }],
          },
          {
            template: "case_entity_session_default_template",
            parameters: { entityName: "incident" },
          },
        ],
      });
      const session = Apm.getFocusedSession();
      t.same(
        [session.sessionId, session.getFocusedTab().title],
        ["session-id-1", "Search"],
        "the focus",
      );
      t.same(await session.resolveSlug("{a} {anchor.title}"), "1 Seeded", "the context");
      t.same(shown("tab"), 2, "the number of tabs on the page");
    },
    "[E] records created after a seed have the same ids each time": async () => {
      const create = async () => (await Xrm.WebApi.createRecord("account", { name: "New" })).id;
      const ids = [];
      for (const seed of [{}, {}, { ids: "other" }]) {
        await apmWorkspace.seed(seed);
        ids.push(await create());
      }
      t.same(ids[0] === ids[1], true, "the ids of the same seed are the same");
      t.same(ids[0] === ids[2], false, "the ids of another seed are the same");
    },
    "[E] a snapshot is a seed": async () => {
      await fill();
      const snapshot = apmWorkspace.snapshot();
      await apmWorkspace.seed(snapshot);
      t.same(apmWorkspace.snapshot(), snapshot, "the snapshot");
    },
    "[E] a seed that cannot be opened changes nothing": async () => {
      const session = await t.session();
      await t.rejects(() => apmWorkspace.seed("x"), "seed: there is no seed 'x'");
      await t.rejects(
        () => apmWorkspace.seed({ sessions: [{ template: "x" }] }),
        "seed: sessions[0]: unknown session template 'x'",
      );
      await t.rejects(
        () => apmWorkspace.seed({ session: [] }),
        "seed: the seed cannot be used: unknown key session; did you mean 'sessions'?",
      );
      t.same(session.sessionId, Apm.getFocusedSession().sessionId, "the focused session");
    },
  };
});
