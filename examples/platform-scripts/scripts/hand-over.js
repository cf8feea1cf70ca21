// A command that writes down who has the case now, and tells how many conversations are open.
var Contoso = window.Contoso || {};

Contoso.Desk = {
  handOver: async (form) => {
    const session = Microsoft.Apm.getFocusedSession();
    await session.updateContext({ contosoOwner: "Dana", contosoDraft: "x" });
    await session.updateContext(["contosoDraft"], session.sessionId, true);
    const { parameters } = await session.getContext();
    const names = Object.keys(parameters).filter((each) => each.startsWith("contoso"));
    const { userId } = Xrm.Utility.getGlobalContext().userSettings;
    const conversations = await Microsoft.Omnichannel.getConversations({ agentId: userId });
    const text = `${names.join(", ")}: ${parameters.contosoOwner}; conversations: ${conversations.length}`;
    form.ui.setFormNotification(text, "INFO", "handover");
  },
};
