// Opens the knowledge search, a web resource, and tells it what to look for.
Microsoft.Apm.createTab({
  templateName: "msdyn_omnichannel_kbsearch",
  appContext: new Map([["data", "Contoso"]]),
  isFocused: true,
});
