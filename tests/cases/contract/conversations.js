/**
 * Incoming conversations and Microsoft.Omnichannel
 * https://learn.microsoft.com/dynamics365/customer-service/develop/omnichannel-api-reference
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("conversations", (t) => {
  const FIRST = "11fe0000-0000-4000-9000-000000000001";
  const CASE = "ca5e0000-0000-4000-8000-000000000002";
  const TABLE = "msdyn_ocliveworkitem";
  const start = (options) => apmWorkspace.startConversation(options);
  const parameters = async () => (await Microsoft.Apm.getFocusedSession().getContext()).parameters;

  /** Ends the conversation of the focused session, as the user does. */
  const endConversation = () => document.querySelector("[data-action=end-conversation]").click();

  return {
    "[S] OnLoad of msdyn_ocliveworkitem runs, with the id of the conversation": async () => {
      globalThis.apmLoaded = [];
      globalThis.apmOnLoad = (context) => {
        const { data, ui } = context.getFormContext();
        globalThis.apmLoaded.push([data.entity.getId(), ui.getFormType()]);
      };
      const script = { table: TABLE, event: "onload", function: "apmOnLoad" };
      await apmWorkspace.load({ forms: [script] });
      await start();
      await apmWorkspace.drawn();
      t.same(globalThis.apmLoaded, [[`{${FIRST.toUpperCase()}}`, 2]], "what the handler saw");
    },
    "[S] the context of the anchor tab has the id of the conversation": async () => {
      await start({ customerName: "Ana" });
      const session = Microsoft.Apm.getFocusedSession();
      const context = await session.getContext();
      const { data } = context.getTabContext(session.getAllTabs()[0]);
      const { LiveWorkItemId, customerName } = data.ocContext.config.sessionParams;
      t.same([LiveWorkItemId, customerName], [FIRST, "Ana"], "the variables");
    },
    "[D] getConversations gives those of an agent with the default columns": async () => {
      const agentId = "05e40000-0000-4000-8000-000000000001";
      const attributes = ["msdyn_title", "msdyn_channel"];
      const orderBy = [{ attributeName: "createdon", descending: true }];
      const input = { attributes, agentId, status: [2], orderBy };
      const [first] = await Microsoft.Omnichannel.getConversations(input, "telemetry");
      t.same([typeof first.msdyn_title, first.statuscode], ["string", 2], "the first");
      const again = await Microsoft.Omnichannel.getConversations(JSON.stringify(input));
      t.same(again[0].msdyn_ocliveworkitemid, first.msdyn_ocliveworkitemid, "as JSON text");
      await t.rejects(
        () => Microsoft.Omnichannel.getConversations({}),
        "getConversations",
        "agentId",
      );
    },
    "[D] an eleventh conversation that asks is rejected": async () => {
      for (let waiting = 0; waiting < 10; waiting += 1) start({ notify: true });
      const said = await t.warnings(async () => {
        t.same(await start({ notify: true }), undefined, "the answer");
      });
      t.check(said[0].includes("NotificationQueueLimitExceeded"), `the warning is "${said[0]}"`);
    },
    "[E] startConversation opens a chat session and gives its id": async () => {
      const id = await start();
      t.same(id, "session-id-1", "the id");
      t.same(Microsoft.Apm.getFocusedSession().sessionId, id, "the focused session");
    },
    "[D] its context knows the conversation, the customer and the answers": async () => {
      await start({ customerName: "Ana", answers: new Map([["Topic", "Order"]]) });
      const { LiveWorkItemId, customerName, Topic } = await parameters();
      t.same([LiveWorkItemId, customerName, Topic], [FIRST, "Ana", "Order"], "what it knows");
    },
    "[E] an option that is not known is refused by name, and nothing opens": async () => {
      await t.rejects(
        () => start({ custmerName: "Ana" }),
        "startConversation: there is no option 'custmerName'; did you mean 'customerName'?",
      );
      t.same(Microsoft.Apm.getAllSessions().length, 1, "the number of sessions");
    },
    "[E] a conversation in the background leaves the focus": async () => {
      await start({ isFocused: false });
      t.check(Microsoft.Apm.getFocusedSession().isDefault, "Home is not focused");
    },
    "[E] a full workspace takes none": async () => {
      while (Microsoft.Apm.canCreateSession()) await start({ isFocused: false });
      await t.rejects(start, "Maximum sessions reached");
    },
    "[E] a reset removes all conversations and resets their counter": async () => {
      await start();
      await apmWorkspace.reset();
      t.same(await Microsoft.Omnichannel.getConversationId(), "", "the id");
      await start();
      t.same(await Microsoft.Omnichannel.getConversationId(), FIRST, "the id");
    },
    "[D] getConversationId gives the id of the focused session's": async () => {
      await start({ LiveWorkItemId: "{0A1B2C3D-1111-4222-8333-444455556666}" });
      const id = await Microsoft.Omnichannel.getConversationId();
      t.same(id, "0a1b2c3d-1111-4222-8333-444455556666", "the id");
      const record = await Xrm.WebApi.retrieveRecord(TABLE, id, "?$select=statuscode");
      t.same(record.statuscode, 2, "its status");
    },
    "[A] getConversationId gives an empty text where there is none": async () => {
      t.same(await Microsoft.Omnichannel.getConversationId(), "", "the id");
    },
    "[D] linkToConversation links a case to the focused conversation": async () => {
      await start();
      const { linkToConversation, unlinkFromConversation } = Microsoft.Omnichannel;
      const linked = async () =>
        (await Xrm.WebApi.retrieveRecord(TABLE, FIRST))._msdyn_issueid_value;
      await linkToConversation("incident", CASE);
      t.same(await linked(), CASE, "the case");
      await unlinkFromConversation("incident", CASE, FIRST);
      t.same(await linked(), null, "the case");
    },
    "[O] the answer of linkToConversation says what was linked to what": async () => {
      await start();
      const answer = await Microsoft.Omnichannel.linkToConversation("incident", CASE);
      const { entityLogicalName, recordId, liveWorkItemId, status } = answer;
      t.same(
        [entityLogicalName, recordId, liveWorkItemId, status],
        ["incident", CASE, FIRST, "success"],
        "the answer",
      );
    },
    "[D] closing the session of a conversation that has not ended leaves it open or waiting":
      async () => {
        for (const [channel, status] of [
          ["Live chat", 1],
          ["Voice call", 1],
          ["WhatsApp", 3],
        ]) {
          await start({ channel });
          const id = await Microsoft.Omnichannel.getConversationId();
          await Microsoft.Apm.getFocusedSession().close();
          const { statuscode } = await Xrm.WebApi.retrieveRecord(TABLE, id, "?$select=statuscode");
          t.same([channel, statuscode], [channel, status], "its status");
        }
      },
    "[D] after the end it is closed with its session": async () => {
      await start();
      endConversation();
      await Microsoft.Apm.getFocusedSession().close();
      const { statuscode } = await Xrm.WebApi.retrieveRecord(TABLE, FIRST, "?$select=statuscode");
      t.same(statuscode, 4, "its status");
    },
    "[D] only an active conversation is linked": async () => {
      await start();
      endConversation();
      await t.rejects(
        () => Microsoft.Omnichannel.linkToConversation("incident", CASE, FIRST),
        "Microsoft.Omnichannel.linkToConversation",
        "is over",
      );
    },
    "[A] linking without a conversation says what would be right": async () => {
      await t.rejects(
        () => Microsoft.Omnichannel.linkToConversation("incident", CASE),
        "session-id-0",
        "has no conversation",
      );
    },
    "[D] openConversation opens one on record as a session": async () => {
      await Microsoft.Omnichannel.openConversation("11fe0000-0000-4000-8000-000000000001");
      t.same((await parameters()).customerName, "Amara Okafor", "the customer");
    },
    "[A] openConversation focuses one that is open": async () => {
      await start({ isFocused: false });
      const id = await Microsoft.Omnichannel.openConversation(FIRST, "", "");
      t.same(id, "session-id-1", "the session");
      t.same(Microsoft.Apm.getAllSessions().length, 2, "the number of sessions");
      t.check(!Microsoft.Apm.getFocusedSession().isDefault, "Home is still focused");
    },
    "[D] sendMessageToConversation takes a text, and false to send it at once": async () => {
      await start();
      const { sendMessageToConversation } = Microsoft.Omnichannel;
      t.same(await sendMessageToConversation("Hi"), true, "the answer");
      t.same(await sendMessageToConversation("Hi", false, FIRST), true, "the answer");
    },
  };
});
