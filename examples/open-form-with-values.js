// Opens the form for a new account, with some columns filled in.
const values = {
  name: "Contoso Coffee",
  telephone1: "555-0199",
  primarycontactid: "d31f2c0e-8a5f-4c0a-9d53-1f0b2a6f7c11",
  primarycontactidname: "Ana Silva",
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
