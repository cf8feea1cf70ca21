// Opens the form for a new account with initial values.
const values = {
  name: "Contoso Coffee",
  telephone1: "555-0199",
  primarycontactid: "c0ac0000-0000-4000-8000-000000000001",
  primarycontactidname: "Amara Okafor",
  primarycontactidtype: "contact",
};
Microsoft.Apm.createTab({
  templateName: "msdyn_entityrecord",
  appContext: new Map([
    ["entityName", "account"],
    ["data", JSON.stringify(values)],
  ]),
  isFocused: true,
});
