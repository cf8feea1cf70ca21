// A command that asks the Web API twice: with fetch, and with a request that blocks, as older scripts do.
var Contoso = window.Contoso || {};

Contoso.Http = {
  countCases: async (form) => {
    const api = Xrm.Utility.getGlobalContext().getClientUrl() + "/api/data/v9.2/";
    const id = form.data.entity.getId().replace(/[{}]/g, "");
    const open = `_customerid_value eq ${id} and statecode eq 0`;
    const response = await fetch(`${api}incidents?$select=title&$count=true&$filter=${open}`, {
      headers: { Accept: "application/json", Prefer: 'odata.include-annotations="*"' },
    });
    const cases = await response.json();
    const newest = Contoso.Http.newestTask(api);
    const text = `Open cases: ${cases["@odata.count"]}; a task: ${newest}`;
    form.ui.setFormNotification(text, "INFO", "http");
  },

  newestTask: (api) => {
    const request = new XMLHttpRequest();
    request.open("GET", api + "tasks?$select=subject&$orderby=subject asc&$top=1", false);
    request.setRequestHeader("OData-Version", "4.0");
    request.send(null);
    if (request.status !== 200) return JSON.parse(request.responseText).error.message;
    return JSON.parse(request.responseText).value[0].subject;
  },
};
