// Opens a session with the form for a new case in the background, if another session can be opened.
if (Microsoft.Apm.canCreateSession()) {
  const context = new Map();
  context.set("parametersStr", '[["entityName", "incident"]]');
  context.set("customerName", "Contoso");
  Microsoft.Apm.createSession({
    templateName: "case_entity_session_default_template",
    sessionContext: context,
    isFocused: false,
  }).then(
    (sessionId) => Microsoft.Apm.getSession(sessionId).requestFocus(),
    (error) => console.error(error.message),
  );
}
