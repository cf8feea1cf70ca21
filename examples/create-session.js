// Opens a session for a case of the sample records and focuses it.
const sessionInput = {
  templateName: "case_entity_session_default_template",
  sessionContext: new Map([
    [
      "parametersStr",
      '[["entityName", "incident"], ["entityId", "ca5e0000-0000-4000-8000-000000000001"]]',
    ],
  ]),
};
Microsoft.Apm.createSession(sessionInput);
