/** Shows a text in every place where the page shows texts. A scene may leave the workspace in any state. */
globalThis.hostileScenes = (() => {
  const { TABLE, storable, load, loadCommands, loadForms, openFirst } = hostileTables;
  const { Apm } = Microsoft;
  const { Navigation } = Xrm;
  const click = (selector) => document.querySelector(selector).click();
  const frame = () => new Promise(requestAnimationFrame);
  const opened = async (selector) => {
    await apmWorkspace.drawn();
    // What does not fit is measured after the next layout.
    await frame();
    await frame();
    click(selector);
  };
  const inDialog = (page, title) => void Navigation.navigateTo(page, { target: 2, title });
  const openCase = async (title) => {
    const parameters = [["parametersStr", JSON.stringify([["entityName", "incident"]])]];
    const templateName = "case_entity_session_default_template";
    const id = await Apm.createSession({ templateName, sessionContext: new Map(parameters) });
    const session = Apm.getSession(id);
    session.title = title;
    return session;
  };
  /** Drops a file on the page, and waits until an element has a text. */
  const drop = async (name, content, [selector, end]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], name));
    const options = { dataTransfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent("drop", options));
    while (!document.querySelector(selector)?.textContent.includes(end)) await frame();
  };
  const talk = (text, more) =>
    apmWorkspace.startConversation({
      customerName: storable(text),
      answers: { [text]: text },
      messages: [text, text],
      ...more,
    });

  return {
    async "alert dialog"(text) {
      void Navigation.openAlertDialog({ title: text, text, confirmButtonLabel: text });
    },
    async "confirm dialog"(text) {
      const labels = { confirmButtonLabel: text, cancelButtonLabel: text };
      void Navigation.openConfirmDialog({ title: text, subtitle: text, text, ...labels });
    },
    async "error dialog"(text) {
      void Navigation.openErrorDialog({ message: text, details: text });
      await opened("dialog summary");
    },
    async "dialog with a page"(text) {
      inDialog({ pageType: "entityrecord", entityName: "contact" }, text);
    },
    async "app notifications"(text) {
      const action = { actionLabel: text, eventHandler() {} };
      const notification = { type: 2, message: text, showCloseButton: true, action };
      for (const level of [1, 2, 3, 4]) Xrm.App.addGlobalNotification({ ...notification, level });
    },
    async progress(text) {
      Xrm.Utility.showProgressIndicator(text);
    },
    async strips(text) {
      for (let number = 0; number < 9; number += 1) await openCase(text);
      const session = await openCase(text).catch(() => Apm.getFocusedSession());
      for (let number = 0; number < 8; number += 1) {
        const id = await session.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
        session.getTab(id).title = text;
      }
      void Apm.getSession(Apm.getAllSessions()[1]).requestFocus();
      await opened("#sessions .strip-more");
    },
    async "form of a solution"(text) {
      await loadForms(text);
      await openFirst();
      await apmWorkspace.drawn();
      const { ui } = Xrm.Page;
      for (const level of ["ERROR", "WARNING", "INFO"]) ui.setFormNotification(text, level, level);
      Xrm.Page.getControl("new_note").setNotification(text, "one");
      Xrm.Page.getControl("header_kind").setNotification(text, "two");
      Xrm.Page.getControl("new_on").addNotification({
        messages: [text],
        notificationLevel: "RECOMMENDATION",
        uniqueId: "three",
        actions: [{ message: text, actions: [() => {}] }],
      });
    },
    async "generated form"(text) {
      await load(text);
      await openFirst();
    },
    async list(text) {
      await load(text);
      await Navigation.navigateTo({ pageType: "entitylist", entityName: TABLE });
    },
    async commands(text) {
      await loadCommands(text);
      await openFirst();
      await opened("[data-page-type=entityrecord] .more-commands");
    },
    async "side panes"(text) {
      for (const badge of [text, 1_000_000]) {
        const pane = await Xrm.App.sidePanes.createPane({ title: text, canClose: true });
        // With a slash, it would be the address of an image.
        pane.badge = typeof badge === "string" ? badge.replaceAll("/", "") : badge;
        const data = { description: text };
        await pane.navigate({ pageType: "entityrecord", entityName: "contact", data });
      }
    },
    async "lookup dialog"(text) {
      await load(text);
      void Xrm.Utility.lookupObjects({ entityTypes: [TABLE, "contact"], allowMultiSelect: true });
    },
    async conversation(text) {
      await talk(text);
    },
    async "incoming conversations"(text) {
      for (let number = 0; number < 4; number += 1) void talk(text, { notify: true });
    },
    async "failures of scripts"(text) {
      for (let number = 0; number < 3; number += 1) {
        const script = `throw new Error(${JSON.stringify(number + text)})`;
        await apmWorkspace.runScript(script, text).catch(() => {});
      }
    },
    async "script panel"(text) {
      const shown = JSON.stringify(text);
      const ended = ["#script-panel [role=status]", "Ended"];
      await drop(`${text}.js`, `console.log(${shown}); ${shown}`, ended);
    },
    async "refused solution"(text) {
      await drop(`${text}.zip`, "PK", ["dialog [role=alert]", "has not changed"]);
    },
    async "site map"(text) {
      const page = { group: text, title: text, page_type: "dashboard" };
      const site_map = ["1", "2"].map((area) => ({ ...page, area: text + area }));
      await apmWorkspace.load({ app: { name: text }, user: { name: text }, site_map });
      click("[popovertarget=site-map]");
    },
    async inspector(text) {
      const template = { name: text, title: text, type: "entity", entity: "incident" };
      await apmWorkspace.load({ session_templates: [{ unique_name: "new_one", ...template }] });
      click("[data-action=inspect-open]");
      const session = await openCase(text);
      (await session.getContext()).set(text, text);
      await Apm.createTab({ templateName: text }).catch(() => {});
    },
    async "search results"(text) {
      const templateName = "new_search";
      await load(text, { tab_templates: [{ unique_name: templateName, page_type: "search" }] });
      const appContext = new Map([["searchText", text.trim() || "Coffee"]]);
      await Apm.createTab({ templateName, appContext });
    },
    async "page of an unknown table"(text) {
      const data = JSON.stringify({ [text]: text });
      const appContext = new Map(Object.entries({ entityName: text, data }));
      await Apm.createTab({ templateName: "msdyn_entityrecord", appContext });
    },
    async toasts(text) {
      await load(text);
      const page = { pageType: "entityrecord", entityName: TABLE };
      inDialog({ ...page, data: { new_name: storable(text) } });
      await apmWorkspace.drawn();
      click("dialog [data-action=save-and-close]");
    },
  };
})();
