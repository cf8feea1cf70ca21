// Opens the form of a contact in a tab of the focused session.
const tabInput = {
  templateName: "msdyn_entityrecord",
  appContext: new Map([
    ["entityName", "contact"],
    ["entityId", "d31f2c0e-8a5f-4c0a-9d53-1f0b2a6f7c11"],
  ]),
  isFocused: true,
};
Microsoft.Apm.createTab(tabInput);
