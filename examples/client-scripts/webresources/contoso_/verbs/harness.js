/**
 * Runs a compiled PCF control outside of a form, like a test harness.
 *
 * Emulated: `ComponentFramework.registerControl`, and the lifecycle of one control: init, updateView after init and after each
 * `notifyOutputChanged`, getOutputs, destroy. `context` has one bound property `account`, `mode`, `userSettings`, `webAPI`, `navigation`
 * and `resources.getString`, which returns the key. The other parts of PCF are not emulated.
 */
(() => {
  const Xrm = window.parent.Xrm;
  const account = { raw: "acc00000-0000-4000-8000-000000000001", type: "SingleLine.Text" };

  const context = () => ({
    parameters: { account: { ...account, error: false, errorMessage: "" } },
    mode: { isControlDisabled: false, isVisible: true, label: "Verbs", allocatedWidth: 300 },
    userSettings: { userName: Xrm.Utility.getGlobalContext().userSettings.userName },
    webAPI: Xrm.WebApi,
    navigation: Xrm.Navigation,
    resources: { getString: (key) => key },
  });

  const start = (Control) => {
    const control = new Control();
    const notifyOutputChanged = () => {
      document.getElementById("outputs").textContent = JSON.stringify(control.getOutputs());
      control.updateView(context());
    };
    control.init(context(), notifyOutputChanged, {}, document.getElementById("control"));
    control.updateView(context());
    window.addEventListener("pagehide", () => control.destroy());
  };

  window.ComponentFramework = { registerControl: (_name, Control) => start(Control) };
})();
