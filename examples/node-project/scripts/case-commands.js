/** The command "Open the customer" of the case form. */
var Contoso = window.Contoso || {};
Contoso.Case = Contoso.Case || {};

Contoso.Case.openCustomer = (form) => {
  const [customer] = form.getAttribute("customerid").getValue();
  return Microsoft.Apm.createTab({
    templateName: "msdyn_entityrecord",
    appContext: new Map([
      ["entityName", customer.entityType],
      ["entityId", customer.id],
    ]),
  });
};
