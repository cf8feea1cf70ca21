// A client script of the workspace in the parent folder.
globalThis.Contoso ??= {};

/** Opens a session for a call: `Contoso.openCall("Fabrikam")`. */
Contoso.openCall = (customerName) =>
  Microsoft.Apm.createSession({
    templateName: "contoso_call_session",
    sessionContext: new Map([["customerName", customerName]]),
  });
