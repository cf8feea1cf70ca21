// The form script of the contact. In a chat session, it shows the conversation of the customer on the form.
var Contoso = window.Contoso || {};

Contoso.Chat = {
  onLoad: (executionContext) => {
    var formContext = executionContext.getFormContext();
    if (!(window.Microsoft && Microsoft.Apm)) return;
    var session = Microsoft.Apm.getFocusedSession();
    session
      .getContext()
      .then((context) => {
        var conversationId = context.parameters["LiveWorkItemId"];
        if (!conversationId) return null;
        return Contoso.Chat.tell(formContext, session, conversationId, context.parameters);
      })
      .catch((error) => {
        console.error("Contoso.Chat.onLoad: " + error.message);
      });
  },

  tell: (formContext, session, conversationId, parameters) => {
    var isThisOne = Microsoft.Omnichannel.getConversationId() === conversationId;
    var columns = "?$select=subject,statecode";
    return Xrm.WebApi.retrieveRecord("msdyn_ocliveworkitem", conversationId, columns).then(
      (conversation) => {
        var text = "In conversation: " + conversation.subject;
        if (parameters["Topic"]) text += " (" + parameters["Topic"] + ")";
        formContext.ui.setFormNotification(text, isThisOne ? "INFO" : "WARNING", "conversation");
        session.updateContext({ contosoSubject: conversation.subject });
      },
    );
  },
};
