// Opens the knowledge search, a web resource, with the text to search for.
Microsoft.Apm.createTab({
  templateName: "msdyn_omnichannel_kbsearch",
  appContext: new Map([["data", "Contoso"]]),
  isFocused: true,
});
