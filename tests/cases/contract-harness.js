/** What harness.js lacks for cases that need the emulator's own handle; it follows it in a script. */

/** A session with a tab and a context. */
t.objects = async () => {
  const session = await t.session();
  return { session, tab: await t.tab(), context: await session.getContext() };
};

/** What such objects can be asked: what throws, what returns a Promise, and what can be assigned. */
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

/** Runs a case in a new workspace with the settings as they come. What it leaves open, the next one closes. */
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
