// Opens a session for a case and focuses it.
const sessionInput = {
  templateName: "case_entity_session_default_template",
  sessionContext: new Map([
    [
      "parametersStr",
      '[["entityName", "incident"], ["entityId", "22cc2f38-4c2b-4cb5-95d4-6c4f4b2f5b1a"]]',
    ],
  ]),
};
Microsoft.Apm.createSession(sessionInput);
