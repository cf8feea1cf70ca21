// A command that writes a phone call, with the agent and the contact as its parties.
var Contoso = window.Contoso || {};

Contoso.Calls = {
  log: async (form) => {
    const bare = (id) => id.replace(/[{}]/g, "");
    const contact = bare(form.data.entity.getId());
    const agent = bare(Xrm.Utility.getGlobalContext().userSettings.userId);
    const call = await Xrm.WebApi.createRecord("phonecall", {
      subject: `Call of ${form.data.entity.getPrimaryAttributeValue()}`,
      directioncode: true,
      "regardingobjectid_contact_phonecall@odata.bind": `/contacts(${contact})`,
      phonecall_activity_parties: [
        { participationtypemask: 1, "partyid_systemuser@odata.bind": `/systemusers(${agent})` },
        { participationtypemask: 2, "partyid_contact@odata.bind": `/contacts(${contact})` },
      ],
    });
    const options =
      "?$select=subject&$expand=phonecall_activity_parties($select=participationtypemask)";
    const saved = await Xrm.WebApi.retrieveRecord("phonecall", call.id, options);
    const parties = saved.phonecall_activity_parties.length;
    form.ui.setFormNotification(`${saved.subject}; parties: ${parties}`, "INFO", "call");
  },
};
