// A client script of the workspace in the folder above.
globalThis.Contoso = {
  openOrder: (orderNumber, customerName) =>
    Microsoft.Apm.createSession({
      templateName: "contoso_order_session",
      sessionContext: new Map([
        ["parametersStr", '[["entityName","salesorder"]]'],
        ["orderNumber", orderNumber],
        ["customerName", customerName],
      ]),
    }),
};
