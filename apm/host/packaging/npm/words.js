/**
 * What the words of a test do with the API. Each function is complete in itself, because Playwright runs its text in the page. It
 * gets the global object with the API, and one argument.
 */

/** Returns the session, or the tab in it; null stands for the focused one, and "" as tab for the session itself. */
function objectAt({ Microsoft }, [sessionId, tabId]) {
  const { Apm } = Microsoft;
  const session = sessionId === null ? Apm.getFocusedSession() : Apm.getSession(sessionId);
  const object =
    tabId === null ? session?.getFocusedTab() : tabId ? session?.getTab(tabId) : session;
  if (!object) throw new Error(`${tabId || sessionId} is closed`);
  return object;
}

function attributeOf({ Xrm, apmWorkspace }, column) {
  const form = Xrm.Page;
  if (!form?.data) throw new Error("the focused tab does not show a form");
  const attribute = form.getAttribute(column);
  if (attribute) return attribute;
  const start = `The form has no attribute ${column};`;
  // The failures of the forms before it stay listed.
  const noted = apmWorkspace.failures().findLast(({ message }) => message.startsWith(start));
  throw new Error(noted?.message ?? `The form has no attribute '${column}'.`);
}

/** Functions that others use; Playwright puts their texts before the text of a word. */
export const HELPERS = { objectAt, attributeOf };

export const WORDS = {
  sessions: ({ Microsoft }) => Microsoft.Apm.getAllSessions(),
  tabs: (api, [sessionId]) => objectAt(api, [sessionId, ""]).getAllTabs(),
  createSession: async ({ Microsoft }, { template, context, focused, parameters }) => {
    const sessionContext = new Map(Object.entries(context));
    const pairs = Object.entries(parameters);
    if (pairs.length) sessionContext.set("parametersStr", JSON.stringify(pairs));
    const given = { templateName: template, sessionContext, isFocused: focused };
    return await Microsoft.Apm.createSession(given);
  },
  createTab: async ({ Microsoft }, { template, context, focused, parameters }) => {
    const { Apm } = Microsoft;
    const appContext = new Map(Object.entries({ ...context, ...parameters }));
    const id = await Apm.createTab({ templateName: template, appContext, isFocused: focused });
    return [Apm.getFocusedSession().sessionId, id];
  },
  idOf: (api, [at]) => objectAt(api, at)[at[1] === "" ? "sessionId" : "tabId"],
  read: (api, [at, name]) => objectAt(api, at)[name],
  assign: (api, [at, name, value]) => {
    objectAt(api, at)[name] = value;
  },
  focus: (api, [at]) => objectAt(api, at).focus(),
  close: (api, [at]) => objectAt(api, at).close(),
  getValue: (api, column) => attributeOf(api, column).getValue(),
  setValue: (api, [column, value]) => {
    const attribute = attributeOf(api, column);
    attribute.setValue(value);
    attribute.fireOnChange();
  },
  save: async ({ Xrm }) => {
    if (!Xrm.Page?.data) throw new Error("the focused tab does not show a form");
    await Xrm.Page.data.save();
  },
  create: ({ Xrm }, given) => Xrm.WebApi.createRecord(...given).then(({ id }) => id),
  retrieve: ({ Xrm }, given) => Xrm.WebApi.retrieveRecord(...given),
  update: ({ Xrm }, given) => Xrm.WebApi.updateRecord(...given).then(() => {}),
  delete: ({ Xrm }, given) => Xrm.WebApi.deleteRecord(...given).then(() => {}),
  runScript: ({ apmWorkspace }, [text, name]) => apmWorkspace.runScript(text, name),
  load: ({ apmWorkspace }, settings) => apmWorkspace.load(settings),
  seed: ({ apmWorkspace }, seed) => apmWorkspace.seed(seed),
  snapshot: ({ apmWorkspace }) => apmWorkspace.snapshot(),
  restore: ({ apmWorkspace }, snapshot) => apmWorkspace.restore(snapshot),
  fault: ({ apmWorkspace }, given) => apmWorkspace.fault(...given),
  startConversation: ({ apmWorkspace }, options) => apmWorkspace.startConversation(options),
  calls: ({ apmWorkspace }) => apmWorkspace.calls(),
};
