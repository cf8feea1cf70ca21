// Opens the customer of the case in the focused session.
(async () => {
  const session = Microsoft.Apm.getFocusedSession();
  return await session.createTab({
    templateName: "msdyn_entityrecord",
    appContext: new Map([
      ["entityName", "account"],
      ["entityId", session.resolveSlug("{anchor._customerid_value}")],
    ]),
  });
})();
