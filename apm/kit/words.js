/**
 * What the words of a test do with the API, by word; each takes one argument. The kits send the text of this function to the page with
 * each call; without a page, Node.js imports it.
 * @param global The global object with the API.
 */
function wordsOf(global) {
  const { Microsoft, Xrm, apmWorkspace, apmTestKit } = global;
  const Apm = Microsoft?.Apm;

  /** The session, or the tab in it; null stands for the focused one, and "" as tab for the session itself. */
  function objectAt([sessionId, tabId]) {
    const session = sessionId === null ? Apm.getFocusedSession() : Apm.getSession(sessionId);
    const object =
      tabId === null ? session?.getFocusedTab() : tabId ? session?.getTab(tabId) : session;
    if (!object) throw new Error(`${tabId || sessionId} is closed`);
    return object;
  }

  function shownForm() {
    const form = Xrm.Page;
    if (!form?.data) throw new Error("the focused tab does not show a form");
    return form;
  }

  function attributeOf(column) {
    const attribute = shownForm().getAttribute(column);
    if (attribute) return attribute;
    const start = `The form has no attribute ${column};`;
    // The failures of the forms before it stay listed.
    const noted = apmWorkspace.failures().findLast(({ message }) => message.startsWith(start));
    throw new Error(noted?.message ?? `The form has no attribute '${column}'.`);
  }

  return {
    sessions: () => Apm.getAllSessions(),
    tabs: (sessionId) => objectAt([sessionId, ""]).getAllTabs(),
    async createSession({ template, context, focused, parameters }) {
      const sessionContext = new Map(Object.entries(context));
      const pairs = Object.entries(parameters);
      if (pairs.length) sessionContext.set("parametersStr", JSON.stringify(pairs));
      const given = { templateName: template, sessionContext, isFocused: focused };
      return await Apm.createSession(given);
    },
    async createTab({ template, context, focused, parameters }) {
      const appContext = new Map(Object.entries({ ...context, ...parameters }));
      const id = await Apm.createTab({ templateName: template, appContext, isFocused: focused });
      return [Apm.getFocusedSession().sessionId, id];
    },

    // Sessions and tabs

    idOf: (at) => objectAt(at)[at[1] === "" ? "sessionId" : "tabId"],
    read: ([at, name]) => objectAt(at)[name],
    assign([at, name, value]) {
      objectAt(at)[name] = value;
    },
    focus: (at) => objectAt(at).focus(),
    close: (at) => objectAt(at).close(),

    // The form and the records

    getValue: (column) => attributeOf(column).getValue(),
    setValue([column, value]) {
      const attribute = attributeOf(column);
      attribute.setValue(value);
      attribute.fireOnChange();
    },
    async save() {
      await shownForm().data.save();
    },
    create: (given) => Xrm.WebApi.createRecord(...given).then(({ id }) => id),
    retrieve: (given) => Xrm.WebApi.retrieveRecord(...given),
    update: (given) => Xrm.WebApi.updateRecord(...given).then(() => {}),
    delete: (given) => Xrm.WebApi.deleteRecord(...given).then(() => {}),

    // The workspace

    runScript: ([text, name]) => apmWorkspace.runScript(text, name ?? undefined),
    load: (settings) => apmWorkspace.load(settings),
    seed: (seed) => apmWorkspace.seed(seed),
    snapshot: () => apmWorkspace.snapshot(),
    restore: (snapshot) => apmWorkspace.restore(snapshot),
    /** Adds a fault: of a member or of requests, or, without a name, of the workspace. With null as options, that of a name ends. */
    async fault(given) {
      if ((await apmWorkspace.fault(...given)) !== false) return;
      throw new Error(
        `fault: '${given[0]}' has no fault to end; add one with options, such as reject`,
      );
    },
    startConversation: (options) => apmWorkspace.startConversation(options),
    calls: () => apmWorkspace.calls(),

    // Only in a page

    drawn: () => apmWorkspace.drawn(),
    events: () => apmTestKit.events(),
    handle: (given) => apmTestKit.handle(...given),
    restart: (changes) => apmTestKit.restart(changes),
    /** Whether another test can use the page: the kit is there, and the page has no clock of Playwright. */
    isUsable: () =>
      document.documentElement.dataset.apm === "ready" && Boolean(apmTestKit?.hasClockOfBrowser()),
  };
}
