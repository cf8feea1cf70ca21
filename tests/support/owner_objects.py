"""A page in which there is an object of each owner of members, and expressions for these objects."""

from __future__ import annotations

from apm.api.member import Owner

CASE = "ca5e0000-0000-4000-8000-000000000001"

WAYS = {
    Owner.APM: "Microsoft.Apm",
    Owner.SESSION: "Microsoft.Apm.getFocusedSession()",
    Owner.TAB: "Microsoft.Apm.getFocusedSession().getFocusedTab()",
    Owner.CONTEXT: "await Microsoft.Apm.getFocusedSession().getContext()",
    Owner.MICROSOFT: "Microsoft",
    Owner.MACROS: "Microsoft.ProductivityMacros",
    Owner.OMNICHANNEL: "Microsoft.Omnichannel",
    Owner.XRM: "Xrm",
    Owner.WEB_API: "Xrm.WebApi",
    Owner.WEB_API_OFFLINE: "Xrm.WebApi.offline",
    Owner.DEVICE: "Xrm.Device",
    Owner.MOBILE: "Xrm.Mobile",
    Owner.MOBILE_OFFLINE: "Xrm.Mobile.offline",
    Owner.PANEL: "Xrm.Panel",
    Owner.UTILITY: "Xrm.Utility",
    Owner.GLOBAL_CONTEXT: "Xrm.Utility.getGlobalContext()",
    Owner.CLIENT: "Xrm.Utility.getGlobalContext().client",
    Owner.USER_SETTINGS: "Xrm.Utility.getGlobalContext().userSettings",
    Owner.ORGANIZATION_SETTINGS: "Xrm.Utility.getGlobalContext().organizationSettings",
    Owner.NAVIGATION: "Xrm.Navigation",
    Owner.APP: "Xrm.App",
    Owner.APP_SESSIONS: "Xrm.App.sessions",
    Owner.APP_SESSION: "Xrm.App.sessions.getFocusedSession()",
    Owner.APP_TABS: "Xrm.App.sessions.getFocusedSession().tabs",
    Owner.APP_TAB: "Xrm.App.sessions.getFocusedSession().tabs.getFocusedTab()",
    Owner.SIDE_PANES: "Xrm.App.sidePanes",
    Owner.PANE: "await Xrm.App.sidePanes.createPane({ title: 'Notes' })",
    Owner.FORM: "Xrm.Page",
    Owner.FORM_DATA: "Xrm.Page.data",
    Owner.FORM_ENTITY: "Xrm.Page.data.entity",
    Owner.FORM_UI: "Xrm.Page.ui",
    Owner.PROCESS: "Xrm.Page.data.process",
    Owner.PROCESS_CONTROL: "Xrm.Page.ui.process",
    Owner.ATTRIBUTE: "Xrm.Page.getAttribute('title')",
    Owner.CONTROL: "Xrm.Page.getControl('title')",
    Owner.FRAME_CONTROL: "Xrm.Page.getControl('map')",
    Owner.QUICK_FORM: "Xrm.Page.getControl('quick')",
    Owner.SUBGRID: "Xrm.Page.getControl('tasks')",
    Owner.OTHER_CONTROL: "Xrm.Page.getControl('notes')",
    Owner.FORM_TAB: "Xrm.Page.ui.tabs.get(0)",
    Owner.SECTION: "Xrm.Page.ui.tabs.get(0).sections.get(0)",
    Owner.COLLECTION: "Xrm.Page.ui.tabs",
    Owner.EXECUTION: "await heard(Xrm.Page.getAttribute('title'))",
    Owner.EVENT_ARGS: "(await saving()).getEventArgs()",
    Owner.LOAD_ARGS: "(await loaded()).getEventArgs()",
    Owner.POST_SAVE_ARGS: "(await saved()).getEventArgs()",
    Owner.TAG_ARGS: "(await tagged()).getEventArgs()",
    Owner.HEADER: "Xrm.Page.ui.headerSection",
    Owner.FOOTER: "Xrm.Page.ui.footerSection",
    Owner.FORM_NAVIGATION: "Xrm.Page.ui.navigation",
    Owner.NAVIGATION_ITEM: "Xrm.Page.ui.navigation.items.get(0)",
    Owner.FORM_SELECTOR: "Xrm.Page.ui.formSelector",
    Owner.FORM_ITEM: "Xrm.Page.ui.formSelector.getCurrentItem()",
    Owner.GRID_CONTROL: "await listed()",
    Owner.GRID: "(await listed()).getGrid()",
    Owner.GRID_ROW: "(await listed()).getGrid().getRows().get(0)",
    Owner.GRID_ROW_DATA: "(await listed()).getGrid().getRows().get(0).data",
    Owner.GRID_ENTITY: "(await listed()).getGrid().getRows().get(0).data.entity",
    Owner.GRID_ATTRIBUTE: "(await listed()).getGrid().getRows().get(0).data.entity.attributes.get(0)",
    Owner.GRID_CELL: "(await listed()).getGrid().getRows().get(0).data.entity.attributes.get(0).controls.get(0)",
    Owner.VIEW_SELECTOR: "(await listed()).getViewSelector()",
    Owner.ENTITY_METADATA: "await Xrm.Utility.getEntityMetadata('incident')",
    Owner.ATTRIBUTE_METADATA: "(await Xrm.Utility.getEntityMetadata('incident', ['title'])).Attributes.get(0)",
    Owner.ENCODING: "Xrm.Encoding",
}
"""Expressions for an object of each owner, with the form of a case on screen."""

FORMS = [{"table": "incident", "event": "onload", "function": "onFormLoad"}]

COMMANDS = [{"table": "incident", "label": "Take", "function": "onTake", "where": "list"}]

CONTROLS = [
    {"name": "title"},
    {"name": "productserialnumber"},
    {"name": "customerid"},
    {"name": "map", "kind": "webresource", "parameters": {"Url": "msdyn_kbsearchpagehost.html"}},
    {"name": "quick", "kind": "quickform", "column": "customerid"},
    {"name": "tasks", "kind": "subgrid", "parameters": {"TargetEntityType": "task"}},
    {"name": "notes", "kind": "timelinewall"},
]

LAYOUT = {
    "id": "1",
    "table": "incident",
    "name": "Case",
    "type": "main",
    "tabs": [
        {"name": "all", "columns": [{"sections": [{"name": "all", "rows": [CONTROLS]}]}]},
    ],
}

SET_UP = {"forms": FORMS, "commands": COMMANDS, "layouts": [LAYOUT], "entityId": CASE}
"""The settings, and the id of the case."""

OPEN_CASE = """async ({ entityId, ...settings }) => {
  await apmWorkspace.load(settings);
  globalThis.formLoaded = new Promise((resolve) => { globalThis.onFormLoad = resolve; });
  await Xrm.Navigation.openForm({ entityName: "incident", entityId });
  await apmWorkspace.drawn();
}"""
"""Restarts a workspace with `SET_UP`, and opens the form of the case."""

FUNCTIONS = """
  const heard = (attribute) =>
    new Promise((resolve) => {
      attribute.addOnChange(resolve);
      attribute.fireOnChange();
    });
  const saving = () =>
    new Promise((resolve) => {
      const { entity } = Xrm.Page.data;
      entity.addOnSave(function keep(context) {
        context.getEventArgs().preventDefault();
        entity.removeOnSave(keep);
        resolve(context);
      });
      entity.save().catch(() => {});
    });
  const saved = () =>
    new Promise((resolve) => {
      const { entity } = Xrm.Page.data;
      entity.addOnPostSave(function keep(context) {
        entity.removeOnPostSave(keep);
        resolve(context);
      });
      Xrm.Page.getAttribute("productserialnumber").setValue(crypto.randomUUID());
      entity.save();
    });
  const loaded = () => globalThis.formLoaded;
  const tagged = () =>
    new Promise((resolve) => {
      const lookup = Xrm.Page.getControl("customerid");
      lookup.addOnLookupTagClick(function keep(context) {
        context.getEventArgs().preventDefault();
        lookup.removeOnLookupTagClick(keep);
        resolve(context);
      });
      document.querySelector("[data-lookup$=' customerid']").click();
    });
  const listed = async () => {
    const { Apm } = Microsoft;
    const session = Apm.getFocusedSession();
    const form = session.getFocusedTab();
    await Xrm.Navigation.navigateTo({ pageType: "entitylist", entityName: "incident" });
    await apmWorkspace.drawn();
    const list = Apm.getFocusedSession().getFocusedTab();
    const taken = new Promise((resolve) => { globalThis.onTake = resolve; });
    document.querySelector(`[data-panel-of="${list.tabId}"] [data-action=command]`).click();
    // The other cases want the form on screen.
    await form.focus();
    return taken;
  };
"""
"""The functions that the expressions use."""
