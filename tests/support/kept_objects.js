// Runs in the page: does work that leaves nothing behind, a hundredth of the amounts of a full measurement for a scale of 1.
window.work = (() => {
  const CALLS = 2_000;
  const SESSIONS = 100;
  const FRAMES = 10;
  const REFUSED = 50;
  const RESETS = 10;
  const SESSION = { templateName: "case_entity_session_default_template" };
  SESSION.sessionContext = new Map([["parametersStr", '[["entityName","incident"]]']]);
  const FRAME = { templateName: "apm_webresource" };
  FRAME.appContext = new Map([["webresourceName", "msdyn_kbsearchpagehost.html"]]);
  const { Apm } = Microsoft;

  async function calls(count) {
    const session = Apm.getSession(String(await Apm.createSession(SESSION)));
    for (let turn = 0; turn < count; turn += 10) {
      session.title = `Title ${turn % 7}`;
      await session.updateContext({ turn });
      const tab = session.getTab(String(await session.createTab(FRAME)));
      tab.title = session.resolveSlug("Turn {turn}");
      Apm.getAllSessions();
      (await session.getContext()).get("turn");
      Xrm.Utility.getGlobalContext().getClientUrl();
      await Xrm.WebApi.retrieveMultipleRecords("account", "?$top=1");
      await tab.close();
    }
    await session.close();
  }

  async function sessions(count) {
    for (let turn = 0; turn < count; turn += 1) {
      const session = Apm.getSession(String(await Apm.createSession(SESSION)));
      if (turn % 10 === 0) await apmWorkspace.drawn();
      await session.close();
    }
  }

  async function loaded(frame) {
    const { URL, readyState } = frame.contentDocument;
    if (URL !== "about:blank" && readyState === "complete") return;
    await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  }

  /** Opens tabs with a web resource, waits until they have loaded, and closes them. */
  async function frames(count) {
    for (let turn = 0; turn < count; turn += 1) {
      const id = String(await Apm.createTab(FRAME));
      await apmWorkspace.drawn();
      const frame = document.querySelector(`[data-panel-of="${id}"] iframe`);
      await loaded(frame);
      await Apm.closeTab(id);
      await apmWorkspace.drawn();
    }
  }

  async function refused(count) {
    for (let turn = 0; turn < count; turn += 1) {
      await Apm.createTab({ templateName: "no_such_template" }).catch(() => {});
    }
  }

  async function resets(count) {
    for (let turn = 0; turn < count; turn += 1) await apmWorkspace.reset();
  }

  return async (scale) => {
    await calls(CALLS * scale);
    await sessions(SESSIONS * scale);
    await frames(FRAMES * scale);
    await refused(REFUSED * scale);
    await resets(RESETS * scale);
  };
})();
