// Opens the form of a contact in a tab of the focused session.
const tabInput = {
  templateName: "msdyn_entityrecord",
  appContext: new Map([
    ["entityName", "contact"],
    ["entityId", "c0ac0000-0000-4000-8000-000000000001"],
  ]),
  isFocused: true,
};
Microsoft.Apm.createTab(tabInput);
