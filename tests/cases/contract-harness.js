/** The part of the harness for cases that need `apmWorkspace`; it follows harness.js. */

/** Opens a session with a tab and returns both, with the context of the session. */
t.objects = async () => {
  const session = await t.session();
  return { session, tab: await t.tab(), context: await session.getContext() };
};

/** Calls of such objects: members that throw, members that return a Promise, and assignments. */
t.asked = ({ session, tab, context }) => ({
  sync: {
    "session.title": () => session.title,
    "session.canClose": () => session.canClose,
    "session.getFocusedTab": () => session.getFocusedTab(),
    "session.getAllTabs": () => session.getAllTabs(),
    "session.getTab": () => session.getTab("tab-id-1"),
    "session.canCreateTab": () => session.canCreateTab(),
    "session.resolveSlug": () => session.resolveSlug("{a}"),
    "tab.title": () => tab.title,
    "tab.canClose": () => tab.canClose,
    "context.parameters": () => context.parameters,
    "context.get": () => context.get("a"),
  },
  promises: {
    "session.close": () => session.close(),
    "session.focus": () => session.focus(),
    "session.requestFocus": () => session.requestFocus(),
    "session.updateContext": () => session.updateContext({ a: "1" }),
    "session.getContext": () => session.getContext(),
    "session.createTab": () => session.createTab({ templateName: "msdyn_omnichannel_kbsearch" }),
    "session.getAllTabsForTemplate": () => session.getAllTabsForTemplate("msdyn_entityrecord"),
    "tab.close": () => tab.close(),
    "tab.focus": () => tab.focus(),
    "tab.refresh": () => tab.refresh(),
    "context.set": () => context.set("a", "1"),
    "context.delete": () => context.delete("a"),
  },
  writes: {
    "session.title": () => {
      session.title = "Other";
    },
    "session.canClose": () => {
      session.canClose = false;
    },
    "tab.title": () => {
      tab.title = "Other";
    },
    "tab.canClose": () => {
      tab.canClose = false;
    },
  },
});

/**
 * What the emulator knows of the place of a script that runs as text. The stacks of Safari do not have the address of such a
 * text: there, the place of a call is unknown, and an error has its line, with the page as its file.
 */
t.knowsText = new Function("return new Error().stack\n//# sourceURL=apm-text.js")().includes(
  "apm-text.js",
);
t.calledAt = (file, line) => (t.knowsText ? { file, line } : { file: "", line: 0 });
t.thrownAt = (file, line) => ({ file: t.knowsText ? file : "the page", line });

/** Set-up for cases about forms. */
t.forms = {
  /** The id of a case of the sample Dataverse. */
  CASE: "ca5e0000-0000-4000-8000-000000000001",

  /** Restarts the workspace with form scripts, by "<table> <event> <column>". */
  register(scripts) {
    globalThis.apmForm = Object.values(scripts);
    const forms = Object.keys(scripts).map((key, at) => {
      const [table, event, column] = key.split(" ");
      globalThis[`apmForm${at}`] = (...given) => globalThis.apmForm[at](...given);
      return { table, event, function: `apmForm${at}`, ...(column && { column }) };
    });
    return apmWorkspace.load({ forms });
  },
  /** Restarts the workspace with the form of the case in a tab, and returns its form context. */
  async openInTab() {
    await apmWorkspace.load({});
    const appContext = new Map(Object.entries({ entityName: "incident", entityId: t.forms.CASE }));
    await Microsoft.Apm.createTab({ templateName: "msdyn_entityrecord", appContext });
    await apmWorkspace.drawn();
    return Xrm.Page;
  },
  /** Opens the form of a record with Xrm.Navigation, and returns its form context. */
  async open(record = { entityName: "incident", entityId: t.forms.CASE }) {
    await Xrm.Navigation.openForm(record);
    await apmWorkspace.drawn();
    return Xrm.Page;
  },
  /**
   * The table of a many-to-many relationship between accounts and contacts, for `records.described` of a solution; `menu` says how
   * forms of accounts offer the contacts.
   */
  friends: (menu) => ({
    con_account_contact_links: {
      label: "Friends",
      columns: {
        accountid: { type: "id", label: "Account" },
        contactid: { type: "id", label: "Contact" },
      },
      links: {
        name: "con_account_contact",
        sides: [
          { table: "account", column: "accountid" },
          { table: "contact", column: "contactid", ...(menu && { menu }) },
        ],
      },
    },
  }),
  /** The listed failures of client scripts. */
  failures: () =>
    [...document.querySelectorAll("[aria-label='Failures of client scripts'] li")].map(
      (each) => each.textContent,
    ),
  /** The id of the focused tab. */
  tabId: () => Microsoft.Apm.getFocusedSession().getFocusedTab().tabId,
  /** The element of the focused tab's panel. */
  panel: () => document.querySelector(`[data-panel-of="${t.forms.tabId()}"]`),
  /** The element of a field in the focused tab. */
  control: (name) => document.getElementById(`${t.forms.tabId()}-${name}`),
};

/** Runs a case in a new workspace with the default settings. */
const inNewWorkspace = async (run) => {
  await apmWorkspace.load({});
  try {
    await run();
  } finally {
    apmWorkspace.record(false);
  }
};

/** Adds cases that need `apmWorkspace`. */
const contract = (about, casesOf) => addCases(about, casesOf, inNewWorkspace);
