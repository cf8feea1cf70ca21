/**
 * apmWorkspace.reset
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("reset", (t) => {
  const { Apm } = Microsoft;

  return {
    "[E] leaves Home alone, focused, with its one tab": async () => {
      await t.session();
      await t.tab();
      await apmWorkspace.reset();
      t.same(Apm.getAllSessions(), ["session-id-0"], "the sessions");
      t.same(Apm.getFocusedSession().getAllTabs(), ["tab-id-0"], "the tabs");
    },
    "[E] resolves once the screen shows it": async () => {
      await t.session();
      await t.tab();
      await apmWorkspace.drawn();
      await apmWorkspace.reset();
      const shown = (kind) =>
        [...document.querySelectorAll(`[data-${kind}-id]`)].map((tab) => tab.dataset[`${kind}Id`]);
      t.same([shown("session"), shown("tab")], [["session-id-0"], ["tab-id-0"]], "the strips");
      t.same(document.querySelectorAll("[role=tabpanel]").length, 1, "the number of panels");
    },
    "[E] keeps loaded settings, unless those of the file are asked for": async () => {
      await apmWorkspace.load({ limits: { sessions: 1 } });
      await apmWorkspace.reset();
      t.same(Apm.canCreateSession(), false, "canCreateSession after a reset");
      await apmWorkspace.reset({ settings: "file" });
      t.same(Apm.canCreateSession(), true, "canCreateSession with the settings of the file");
    },
    "[E] changes the roles and limits of the file's settings": async () => {
      await apmWorkspace.reset({ settings: "file", user: { roles: [] }, limits: { tabs: 1 } });
      t.throws(() => Apm.getAllSessions(), "App Profile User");
      await apmWorkspace.reset({ settings: "file", limits: { sessions: 1 } });
      t.same(Apm.canCreateSession(), false, "canCreateSession");
      await apmWorkspace.reset({ settings: "file" });
      t.same(Apm.canCreateSession(), true, "canCreateSession with the settings of the file");
    },
    "[E] refuses other options and changes nothing": async () => {
      const session = await t.session();
      await t.rejects(
        () => apmWorkspace.reset({ settings: "all" }),
        "reset: settings is 'all', but has to be one of file",
      );
      t.same(session.sessionId, Apm.getFocusedSession().sessionId, "the focused session");
    },
    "[E] refuses a text that is no JSON in one sentence": async () => {
      const { message } = await t.rejects(() => apmWorkspace.reset("{"), "no valid JSON");
      t.check(message.startsWith("reset: the argument is no valid JSON"), message);
    },
    "[E] resets the counters": async () => {
      await t.session();
      await apmWorkspace.reset();
      const session = await t.session();
      t.same([session.sessionId, ...session.getAllTabs()], ["session-id-1", "tab-id-1"], "the ids");
    },
    "[E] closes older objects for good, also when their ids are taken again": async () => {
      const home = Apm.getFocusedSession();
      const session = await t.session();
      const tab = await t.tab();
      const context = await session.getContext();
      await apmWorkspace.reset();
      const again = await t.session();
      await t.tab();
      t.same(again.sessionId, session.sessionId, "the id");
      t.check(again !== session, "it is the same object");
      t.throws(() => session.title, "is closed");
      t.throws(() => home.title, "is closed");
      t.throws(() => tab.canClose, "is closed");
      t.throws(() => context.parameters, "closed");
      await t.rejects(() => session.close(), "closed");
      await t.rejects(() => tab.close(), "closed");
      t.same(Apm.getSession(again.sessionId).getAllTabs().length, 2, "the number of tabs");
    },
    "[E] closes the channels that scripts opened since the start, also those with a listener":
      async () => {
        const heard = [];
        for (const time of [1, 2, 3]) {
          await apmWorkspace.reset();
          const channel = new BroadcastChannel(Apm.getEventPublisherTopic("ON_SESSION_SWITCH"));
          channel.addEventListener("message", () => heard.push(time));
        }
        const [last] = [new BroadcastChannel(Apm.getEventPublisherTopic("ON_SESSION_SWITCH"))];
        const arrived = new Promise((resolve) => {
          last.onmessage = resolve;
        });
        await t.session();
        await arrived;
        t.same(heard, [3], "the listeners that heard the switch");
        t.same(
          [last.constructor.name, last instanceof BroadcastChannel],
          ["BroadcastChannel", true],
          "the channel",
        );
        last.close();
      },
    "[E] drops changed records": async () => {
      const { id } = await Xrm.WebApi.createRecord("account", { name: "Fabrikam" });
      await apmWorkspace.reset();
      await t.rejects(() => Xrm.WebApi.retrieveRecord("account", id), "account");
    },
    "[E] removes the listeners of the window and the document that scripts added since the start":
      async () => {
        const heard = [];
        for (const target of [window, document]) {
          target.addEventListener("own-event", { handleEvent: () => heard.push("heard") });
          target.dispatchEvent(new Event("own-event"));
        }
        await apmWorkspace.reset();
        for (const target of [window, document]) target.dispatchEvent(new Event("own-event"));
        t.same(heard, ["heard", "heard"], "what was heard, all before the reset");
        t.check(!Object.keys(window).includes("addEventListener"), "the method is enumerable");
      },
    "[E] keeps the topics, global names, and recording": async () => {
      globalThis.ownName = "kept";
      apmWorkspace.record(true);
      const topic = Apm.getEventPublisherTopic("ON_TAB_SWITCH");
      await apmWorkspace.reset();
      t.same(apmWorkspace.calls(), [], "the recorded calls");
      t.same(Apm.getEventPublisherTopic("ON_TAB_SWITCH"), topic, "the topic");
      t.same(apmWorkspace.calls().length, 1, "the number of recorded calls");
      t.same(globalThis.ownName, "kept", "the global name");
      delete globalThis.ownName;
      apmWorkspace.record(false);
    },
    "[E] forgets the context": async () => {
      const home = Apm.getFocusedSession();
      await home.updateContext({ caller: "Kim" });
      await apmWorkspace.reset();
      t.same(Apm.getFocusedSession().resolveSlug("{caller}"), "", "the slug");
    },
    "[E] restores members that a test replaced or deleted": async () => {
      Apm.getSession = () => "spied";
      Apm.createTab = null;
      delete Apm.createSession;
      await apmWorkspace.reset();
      t.same(Apm.getSession("session-id-0").sessionId, "session-id-0", "the session");
      t.check((await t.session()).isDefault === false, "no session opened");
      t.same((await t.tab()).tabId, "tab-id-2", "the tab");
    },
    "[E] restores a property that a test put on Home": async () => {
      const home = Apm.getFocusedSession();
      Object.defineProperty(home, "title", { get: () => "spied" });
      home.close = () => "spied";
      await apmWorkspace.reset();
      t.same(Apm.getFocusedSession().title, "Home", "the title");
      t.check(Apm.getFocusedSession().close !== home.close, "close is still the spy");
    },
    "[E] restores the whole API where a test put another": async () => {
      const { Apm: own } = Microsoft;
      try {
        Microsoft.Apm = { getSession: () => "spied" };
        await apmWorkspace.reset();
        t.same(Microsoft.Apm.getAllSessions(), ["session-id-0"], "the sessions");
        t.same(Microsoft.Apm.getSession("session-id-0").isDefault, true, "isDefault");
      } finally {
        Microsoft.Apm = own;
      }
    },
    "[E] keeps what holds Microsoft.Apm": async () => {
      const { getAllSessions } = Apm;
      await t.session();
      await apmWorkspace.reset();
      t.check(Microsoft.Apm === Apm, "it is another object");
      t.same(getAllSessions(), ["session-id-0"], "the sessions by a method of before");
    },
    "[E] keeps the topics": async () => {
      const names = ["ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH", "ON_OTHER"];
      const before = names.map(Apm.getEventPublisherTopic);
      await apmWorkspace.reset();
      t.same(names.map(Apm.getEventPublisherTopic), before, "the topics");
    },
    "[E] posts no event": async () => {
      await t.session();
      // The channels of a frame stay open.
      const frame = document.body.appendChild(document.createElement("iframe"));
      const topics = ["ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH"].map(
        Apm.getEventPublisherTopic,
      );
      const heard = [];
      const ended = new Promise((resolve) => {
        for (const topic of topics) {
          new frame.contentWindow.BroadcastChannel(topic).onmessage = ({ data }) => {
            heard.push(data);
            if (data === "end") resolve();
          };
        }
      });
      await apmWorkspace.reset();
      const end = new BroadcastChannel(topics.at(-1));
      end.postMessage("end");
      await ended;
      end.close();
      frame.remove();
      t.same(heard, ["end"], "what was posted");
    },
    "[E] keeps the settings": async () => {
      await apmWorkspace.load({ limits: { sessions: 2 }, api: { returned_ids: "string" } });
      await apmWorkspace.reset();
      t.same(typeof (await t.session()).sessionId, "string", "the type of the id");
      t.same(Apm.canCreateSession(), false, "canCreateSession");
      const id = Apm.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
      t.same(typeof id, "string", "the type of what createTab returns");
    },
    "[E] can be asked twice": async () => {
      await t.session();
      await Promise.all([apmWorkspace.reset(), apmWorkspace.reset()]);
      t.same(Apm.getAllSessions(), ["session-id-0"], "the sessions");
    },
  };
});
