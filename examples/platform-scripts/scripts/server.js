// Stands for the plug-in behind the action contoso_Approve. It runs in the page, not in a form.
var Contoso = window.Contoso || {};

Contoso.Server = {
  approve: async ({ parameters, target }) => {
    const record = await Xrm.WebApi.retrieveRecord("incident", target.id, "?$select=ticketnumber");
    return { Message: `${record.ticketnumber} is approved for ${parameters.Amount}.` };
  },
};
