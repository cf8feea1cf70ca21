// Runs in the page: drawn operations of a user and of scripts, which leave the workspace in any state; a reset ends each stage.
globalThis.operations = (() => {
  const CASE = "ca5e0000-0000-4000-8000-000000000001";
  const { Apm } = Microsoft;
  const TABS = [
    {
      templateName: "msdyn_entityrecord",
      appContext: new Map([
        ["entityName", "incident"],
        ["entityId", CASE],
      ]),
    },
    {
      templateName: "apm_webresource",
      appContext: new Map([["webresourceName", "msdyn_kbsearchpagehost.html"]]),
    },
    { templateName: "apm_dashboard", appContext: new Map([["dashboardId", "x"]]) },
  ];
  const SESSION = {
    templateName: "case_entity_session_default_template",
    sessionContext: new Map([
      [
        "parametersStr",
        JSON.stringify([
          ["entityName", "incident"],
          ["entityId", CASE],
        ]),
      ],
    ]),
  };
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  /** The operations; each takes a function that draws an item of a list. */
  const OPERATIONS = {
    openSession: (pick) => Apm.createSession({ ...SESSION, isFocused: pick([true, false]) }),
    openTab: (pick) => Apm.createTab(pick(TABS)),
    closeSession: (pick) => Apm.getSession(pick(Apm.getAllSessions().slice(1)))?.close(),
    closeTab: (pick) => Apm.closeTab(pick(Apm.getFocusedSession().getAllTabs())),
    focusSession: (pick) => Apm.getSession(pick(Apm.getAllSessions())).focus(),
    focusTab: (pick) => Apm.focusTab(pick(Apm.getFocusedSession().getAllTabs())),
    refresh: () => Apm.getFocusedSession().getFocusedTab().refresh(),
    renameSession: (pick) => {
      Apm.getSession(pick(Apm.getAllSessions())).title = `Session ${pick([1, 2, 3])}`;
    },
    renameTab: (pick) => {
      Apm.getFocusedSession().getFocusedTab().title = `Tab ${pick([1, 2, 3])}`;
    },
    changeContext: (pick) =>
      Apm.getFocusedSession().updateContext({ [pick(["a", "b"])]: pick([1, 2]) }),
    click: (pick) => pick([...document.querySelectorAll("[role=tab]")])?.click(),
    edit: (pick) => {
      const field = pick([
        ...document.querySelectorAll("[role=tabpanel]:not([hidden]) input[type=text]"),
      ]);
      if (!field) return;
      field.value = `Text ${pick([1, 2, 3])}`;
      for (const kind of ["input", "change"])
        field.dispatchEvent(new Event(kind, { bubbles: true }));
    },
    setValue: (pick) => Xrm.Page?.getAttribute("title")?.setValue(`Title ${pick([1, 2, 3])}`),
    note: (pick) => Xrm.Page?.ui?.setFormNotification("Mind", "WARNING", pick(["a", "b"])),
    dialog: async () => {
      Xrm.Navigation.openAlertDialog({ text: "Mind" });
      await drawn();
      document.querySelector("dialog[open] button")?.click();
    },
    pane: async (pick) => {
      const pane = await Xrm.App.sidePanes.createPane({ title: "Notes", paneId: pick(["a", "b"]) });
      if (pick([true, false])) pane.close();
    },
    list: () => Xrm.Navigation.navigateTo({ pageType: "entitylist", entityName: "account" }),
    query: () => Xrm.WebApi.retrieveMultipleRecords("incident", "?$select=title&$top=3"),
    record: async () => {
      const { id } = await Xrm.WebApi.createRecord("task", { subject: "One" });
      await Xrm.WebApi.updateRecord("task", id, { subject: "Two" });
      await Xrm.WebApi.deleteRecord("task", id);
    },
    conversation: () => apmWorkspace.startConversation({ customerName: "Ana" }),
    reset: () => apmWorkspace.reset(),
  };
  const NAMES = Object.keys(OPERATIONS);

  async function frameTime() {
    const times = [];
    await apmWorkspace.reset();
    while (Apm.getAllSessions().length < 6) await Apm.createSession(SESSION);
    for (let turn = 0; turn < 60; turn += 1) {
      const begin = performance.now();
      for (const id of Apm.getAllSessions()) Apm.getSession(id).title = `Session ${turn}`;
      Apm.getSession(Apm.getAllSessions()[turn % 6]).focus();
      await apmWorkspace.drawn();
      times.push(performance.now() - begin);
    }
    await apmWorkspace.reset();
    return times.sort((a, b) => a - b)[times.length >> 1];
  }

  return {
    frameTime,

    /** Does operations drawn from a seed; returns how often each was done, and how often refused. */
    async run({ seed, count }) {
      const random = fuzzedValues.randomOf(seed);
      const pick = (list) => list[Math.floor(random() * list.length)];
      const done = Object.fromEntries(NAMES.map((name) => [name, 0]));
      let refused = 0;
      for (let turn = 0; turn < count; turn += 1) {
        let name = pick(NAMES);
        // A workspace that restarts all the time stays small.
        if (name === "reset" && random() < 0.9) name = "openTab";
        try {
          await OPERATIONS[name](pick);
        } catch (error) {
          if (!Number.isInteger(error?.errorCode))
            throw new Error(`${name}, operation ${turn}: ${error?.stack ?? error}`);
          refused += 1;
        }
        done[name] += 1;
        if (turn % 10 === 9) await drawn();
        for (const button of document.querySelectorAll("dialog[open] button:last-of-type"))
          button.click();
      }
      await apmWorkspace.reset();
      return { done, refused };
    },
  };
})();
