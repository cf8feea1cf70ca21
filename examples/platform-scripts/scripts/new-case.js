// A command that opens a new case with values, written as the documentation and older scripts write them.
var Contoso = window.Contoso || {};

Contoso.NewCase = {
  open: (form) =>
    Xrm.Navigation.openForm(
      { entityName: "incident" },
      {
        title: "Delivery is late",
        resolveby: "12/12/2030 10:00",
        customerid: [
          {
            id: form.data.entity.getId(),
            name: form.getAttribute("name").getValue(),
            entityType: "account",
          },
        ],
        contoso_source: "shop",
      },
    ),
};
