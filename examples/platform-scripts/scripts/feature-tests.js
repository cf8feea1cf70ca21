// A form script that tests for parts of the platform before it uses them.
var Contoso = window.Contoso || {};

Contoso.Features = {
  onLoad: (executionContext) => {
    var form = executionContext.getFormContext();
    var missing = [];
    // None of these is documented: a script has to go on without them.
    if (!(window.Microsoft && Microsoft.Omnichannel && Microsoft.Omnichannel.on))
      missing.push("events");
    if (typeof Microsoft.Apm.addOnAfterSessionSwitch === "undefined")
      missing.push("switch handlers");
    if (!Microsoft.CCaaS) missing.push("CCaaS");
    if (!(Xrm.Internal && Xrm.Internal.isUci)) missing.push("Xrm.Internal");
    var process = form.data.process && form.data.process.getActiveProcess();
    var text = "Without " + missing.join(", ") + (process ? "" : "; no process");
    form.ui.setFormNotification(text, "INFO", "features");
  },
};
