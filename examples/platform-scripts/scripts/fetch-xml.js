// Two commands: one groups cases with FetchXML, the other calls an action.
var Contoso = window.Contoso || {};

Contoso.Queries = {
  summarize: (form) => {
    var id = form.data.entity.getId().replace(/[{}]/g, "");
    var fetchXml = [
      '<fetch aggregate="true">',
      '  <entity name="incident">',
      '    <attribute name="incidentid" alias="number" aggregate="count" />',
      '    <attribute name="prioritycode" alias="priority" groupby="true" />',
      '    <order alias="number" descending="true" />',
      '    <filter type="and">',
      '      <condition attribute="customerid" operator="eq" value="' + id + '" />',
      "    </filter>",
      "  </entity>",
      "</fetch>",
    ].join("");
    var label = "priority@OData.Community.Display.V1.FormattedValue";
    return Xrm.WebApi.retrieveMultipleRecords(
      "incident",
      "?fetchXml=" + encodeURIComponent(fetchXml),
    ).then(
      (result) => {
        var parts = result.entities.map((each) => each[label] + ": " + each.number);
        form.ui.setFormNotification("Cases by priority: " + parts.join(", "), "INFO", "summary");
      },
      (error) => {
        form.ui.setFormNotification(error.message, "ERROR", "summary");
      },
    );
  },

  approve: async (form) => {
    const request = {
      entity: { entityType: "incident", id: form.data.entity.getId() },
      Amount: 25,
      getMetadata: () => ({
        boundParameter: "entity",
        parameterTypes: {
          entity: { typeName: "mscrm.incident", structuralProperty: 5 },
          Amount: { typeName: "Edm.Decimal", structuralProperty: 1 },
        },
        operationType: 0,
        operationName: "contoso_Approve",
      }),
    };
    const response = await Xrm.WebApi.online.execute(request);
    const { Message } = await response.json();
    form.ui.setFormNotification(Message, "INFO", "approve");
  },
};
