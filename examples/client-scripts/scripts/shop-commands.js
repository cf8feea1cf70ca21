// Two commands of the account form: one opens the website of the shop for the account, the other closes it.
var Contoso = window.Contoso || {};

Contoso.Shop = {
  /** @param {object} primaryControl The form context. */
  open: async (primaryControl) => {
    const number = primaryControl.getAttribute("accountnumber").getValue();
    try {
      const tabId = await Microsoft.Apm.createTab({
        templateName: "contoso_shop_tab",
        appContext: new Map([
          ["data", `?customer=${encodeURIComponent(number)}`],
          ["customer", number],
        ]),
        isFocused: true,
      });
      console.log(`Contoso: the shop is in ${tabId}.`);
    } catch (error) {
      primaryControl.ui.setFormNotification(error.message, "ERROR", "shop");
    }
  },

  /** @param {string} templateName The template of the tabs to close, a parameter of the command. */
  close: async (primaryControl, templateName) => {
    const session = Microsoft.Apm.getFocusedSession();
    const tabIds = await session.getAllTabsForTemplate(templateName);
    if (tabIds.length === 0) {
      primaryControl.ui.setFormNotification("The shop is not open.", "INFO", "shop");
      return;
    }
    const answer = await Xrm.Navigation.openConfirmDialog({
      title: "Close the shop",
      text: `Tabs of the shop: ${tabIds.length}. Close them?`,
    });
    if (!answer.confirmed) return;
    for (const tabId of tabIds) await Microsoft.Apm.closeTab(tabId);
    primaryControl.ui.setFormNotification("The shop is closed.", "INFO", "shop");
  },
};
