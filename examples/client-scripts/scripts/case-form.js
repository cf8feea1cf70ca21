// The form script of the case, registered for OnLoad with the execution context as the first argument.
var Contoso = window.Contoso || {};

Contoso.Case = {
  FORM_TYPE_UPDATE: 2,

  /** Sets the titles of the session and the tab, and opens related tabs in the background. */
  onLoad: (executionContext) => {
    var formContext = executionContext.getFormContext();
    if (formContext.ui.getFormType() !== Contoso.Case.FORM_TYPE_UPDATE) return;

    // An app with a single session has no Microsoft.Apm.
    if (typeof Microsoft === "undefined" || !Microsoft.Apm) return;
    var session = Microsoft.Apm.getFocusedSession();
    if (session.isDefault) return;

    try {
      Contoso.Case.rename(formContext, session);
      Contoso.Case.openTabs(formContext, session);
      Contoso.Case.countOpenCases(formContext);
    } catch (error) {
      console.error("Contoso.Case.onLoad: " + error.message);
    }
  },

  rename: (formContext, session) => {
    var number = formContext.getAttribute("ticketnumber").getValue();
    var customer = Contoso.Case.customerOf(formContext);
    session.title = customer ? number + " - " + customer.name : number;
    session.getFocusedTab().title = formContext.getAttribute("title").getValue();
  },

  openTabs: (formContext, session) => {
    // OnLoad also occurs when the form is refreshed. The tabs exist then.
    if (session.resolveSlug("{contosoTabs}") === "open") return;
    session.updateContext({ contosoTabs: "open" });

    var customer = Contoso.Case.customerOf(formContext);
    if (!customer) return;
    var inputs = [
      {
        templateName: "msdyn_entityrecord",
        appContext: new Map([
          ["entityName", customer.entityType],
          ["entityId", customer.id],
        ]),
        isFocused: false,
      },
      {
        templateName: "msdyn_omnichannel_kbsearch",
        appContext: new Map([["data", formContext.getAttribute("title").getValue()]]),
        isFocused: false,
      },
      {
        templateName: "contoso_cases_tab",
        appContext: new Map([["customer", customer.name]]),
        isFocused: false,
      },
    ];
    inputs.forEach((input) => {
      if (!session.canCreateTab()) {
        formContext.ui.setFormNotification("There is no room for more tabs.", "WARNING", "tabs");
        return;
      }
      Microsoft.Apm.createTab(input).then(
        (tabId) => {
          console.log("Contoso: " + input.templateName + " is in " + tabId);
        },
        (error) => {
          console.error("Contoso: " + input.templateName + " did not open. " + error.message);
        },
      );
    });
  },

  countOpenCases: (formContext) => {
    var customer = Contoso.Case.customerOf(formContext);
    if (!customer) return;
    var id = customer.id.replace(/[{}]/g, "");
    var query = "?$select=title&$filter=_customerid_value eq " + id + " and statecode eq 0";
    Xrm.WebApi.retrieveMultipleRecords("incident", query).then(
      (result) => {
        var text = customer.name + ": open cases: " + result.entities.length;
        formContext.ui.setFormNotification(text, "INFO", "openCases");
      },
      (error) => {
        console.error("Contoso: the open cases were not counted. " + error.message);
      },
    );
  },

  customerOf: (formContext) => {
    var value = formContext.getAttribute("customerid").getValue();
    return value && value.length > 0 ? value[0] : null;
  },
};
