// Runs in the page: operations of scripts and of the user, each followed by what the API and the page say about the workspace.
globalThis.pageOperations = (() => {
  const CASE = "ca5e0000-0000-4000-8000-000000000001";
  const RECORD = { entityName: "incident", entityId: CASE };
  const SESSION = {
    templateName: "case_entity_session_default_template",
    sessionContext: new Map([["parametersStr", JSON.stringify(Object.entries(RECORD))]]),
  };
  const TABS = {
    record: { templateName: "msdyn_entityrecord", appContext: new Map(Object.entries(RECORD)) },
    board: { templateName: "apm_dashboard", appContext: new Map([["dashboardId", "x"]]) },
  };
  const { Apm } = Microsoft;
  const session = (place) => Apm.getSession(Apm.getAllSessions()[place]);
  const tabOf = (place, tab) => session(place).getTab(session(place).getAllTabs()[tab]);
  const element = (action, id) =>
    document.querySelector(`[data-action=${action}][data-of="${id}"]`);
  const tabElement = (id) =>
    document.querySelector(`[role=tab][data-of="${id}"]`) ??
    element("focus-session", id)?.closest("[role=tab]") ??
    element("focus-tab", id)?.closest("[role=tab]");
  const press = (target, key) =>
    target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

  /** Answers a question, if there is one. */
  async function answer(text) {
    await apmWorkspace.drawn();
    const buttons = [...document.querySelectorAll("dialog[open] button")];
    buttons.find((each) => each.textContent.trim() === text)?.click();
    await apmWorkspace.drawn();
  }

  /** Closes a session or a tab as the user does; nothing if it has no close button. */
  async function closeByUser(action, id, how, text) {
    if (how === "key") press(tabElement(id), "Delete");
    else element(action, id)?.click();
    await answer(text);
  }

  const OPERATIONS = {
    reset: () => apmWorkspace.reset(),
    async createSession(isFocused, title) {
      const id = String(await Apm.createSession({ ...SESSION, isFocused }));
      Apm.getSession(id).title = title;
      tabOf(Apm.getAllSessions().length - 1, 0).title = title;
    },
    async createTab(place, kind, isFocused, title) {
      const { length } = session(place).getAllTabs();
      try {
        await session(place).createTab({ ...TABS[kind], isFocused });
      } catch (error) {
        if (!Number.isInteger(error.errorCode)) throw error;
        return;
      }
      tabOf(place, length).title = title;
    },
    async closeSession(place, how, text) {
      const { sessionId } = session(place);
      if (how === "api") await session(place).close();
      else await closeByUser("close-session", sessionId, how, text);
    },
    async closeTab(place, tab, how, text) {
      const { tabId } = tabOf(place, tab);
      if (how === "api") await tabOf(place, tab).close();
      else await closeByUser("close-tab", tabId, how, text);
    },
    focusSession(place, how) {
      if (how === "api") return session(place).focus();
      return element("focus-session", session(place).sessionId).click();
    },
    focusTab(place, tab, how) {
      if (how === "api") return tabOf(place, tab).focus();
      return element("focus-tab", tabOf(place, tab).tabId).click();
    },
    renameSession(place, title) {
      session(place).title = title;
    },
    renameTab(place, tab, title) {
      tabOf(place, tab).title = title;
    },
    setCanClose(place, tab, canClose) {
      const of = tab === null ? session(place) : tabOf(place, tab);
      of.canClose = canClose;
    },
    edit(text) {
      const field = fieldOf();
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    async dialog() {
      const closed = Xrm.Navigation.openAlertDialog({ text: "Mind the gap" });
      await answer("OK");
      await closed;
    },
  };

  /** The field of the title on the form of the focused tab; null if it shows no form. */
  const fieldOf = () =>
    document.getElementById(`${Apm.getFocusedSession().getFocusedTab().tabId}-title`);

  const shown = (action) => {
    const tabs = [...document.querySelectorAll(`[data-action=${action}]`)].map((each) =>
      each.closest("[role=tab]"),
    );
    return {
      titles: tabs.map((each) => each.textContent),
      selected: tabs.findIndex((each) => each.getAttribute("aria-selected") === "true"),
    };
  };

  function state() {
    const sessions = Apm.getAllSessions();
    const rows = sessions.map((id) => {
      const of = Apm.getSession(id);
      const tabs = of.getAllTabs();
      const focused = tabs.indexOf(of.getFocusedTab().tabId);
      const inside = tabs.map((tab) => [tab, of.getTab(tab).title, of.getTab(tab).canClose]);
      return [id, of.title, of.canClose, focused, inside];
    });
    return {
      focused: sessions.indexOf(Apm.getFocusedSession().sessionId),
      sessions: rows,
      field: fieldOf()?.value ?? null,
      dialogs: document.querySelectorAll("dialog[open]").length,
      strips: [shown("focus-session"), shown("focus-tab")],
      broken: JSON.parse(brokenInvariants()),
    };
  }

  /** Does operations in a new workspace; returns the state after each. */
  return async (operations) => {
    await apmWorkspace.reset();
    const states = [];
    for (const [name, ...given] of operations) {
      await OPERATIONS[name](...given);
      await apmWorkspace.drawn();
      states.push(state());
    }
    return states;
  };
})();
