"""The table of members in the page: emulated members exist with their kind, other documented members throw an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from apm.api.all_members import ALL_MEMBERS
from apm.api.member import Kind, Owner
from tests.support.for_each import for_each
from tests.support.watched_pages import boot

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.watched_pages import Console

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
    Owner.FORM_SELECTOR: "Xrm.Page.ui.formSelector",
    Owner.FORM_ITEM: "Xrm.Page.ui.formSelector.getCurrentItem()",
    Owner.GRID_CONTROL: "await listed()",
    Owner.GRID: "(await listed()).getGrid()",
    Owner.GRID_ROW: "(await listed()).getGrid().getRows().get(0)",
    Owner.GRID_ROW_DATA: "(await listed()).getGrid().getRows().get(0).data",
    Owner.GRID_ENTITY: "(await listed()).getGrid().getRows().get(0).data.entity",
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

METHOD = ("method",)
OBJECT = ("object",)

SHOWN = {
    Kind.CONSTANT: ("string", "boolean"),
    Kind.ACCESSOR: ("property",),
    Kind.SYNC: METHOD,
    Kind.SETTLED: METHOD,
    Kind.ID: METHOD,
    Kind.PICK: METHOD,
    Kind.GATHERED: METHOD,
    Kind.ARRAY: METHOD,
    Kind.PAGE: METHOD,
    Kind.PAGE_ASYNC: METHOD,
    Kind.PART: OBJECT,
    Kind.COLLECTION: OBJECT,
}
"""The JavaScript type of each kind of member."""

LOOK = """
async ({ names, absent }) => {
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
  const object = WAY;
  const said = async (name) => {
    try {
      await object[name]();
      return "nothing";
    } catch (error) {
      return error.message;
    }
  };
  const kindOf = (name) => {
    // Some parts are made when they are first read.
    if (object[name] === undefined) return "not there";
    const { value, get } = Object.getOwnPropertyDescriptor(object, name) ?? {};
    if (typeof value === "function") return "method";
    if (get) return "property";
    return value !== null && typeof value === "object" ? "object" : typeof value;
  };
  return {
    kinds: Object.fromEntries(names.map((name) => [name, kindOf(name)])),
    sentences: Object.fromEntries(
      await Promise.all(absent.map(async (name) => [name, await said(name)])),
    ),
    others: Reflect.ownKeys(object).filter((name) => ![...names, ...absent].includes(name)).map(String),
  };
}
"""


@pytest.fixture(scope="module")
def case(booted_page: Page) -> Page:
    """A page with the form of a case on screen; its OnLoad handlers run once."""
    booted_page.evaluate(
        """async ({ forms, commands, layouts, entityId }) => {
          await apmWorkspace.load({ forms, commands, layouts });
          globalThis.formLoaded = new Promise((resolve) => { globalThis.onFormLoad = resolve; });
          await Xrm.Navigation.openForm({ entityName: "incident", entityId });
          await apmWorkspace.drawn();
        }""",
        {"forms": FORMS, "commands": COMMANDS, "layouts": [LAYOUT], "entityId": CASE},
    )
    return booted_page


def test_there_is_a_way_to_every_owner() -> None:
    assert {*WAYS} == {*Owner}


@for_each("owner", WAYS)
def test_an_object_has_what_the_table_says(case: Page, owner: Owner) -> None:
    mine = [each for each in ALL_MEMBERS if each.owner is owner]
    there = [each for each in mine if each.is_emulated]
    absent = [each.name for each in mine if each.kind in {Kind.ABSENT, Kind.ABSENT_ASYNC}]
    given = {"names": [each.name for each in there], "absent": absent}
    seen: dict[str, Any] = case.evaluate(LOOK.replace("WAY", WAYS[owner]), given)
    wrong = {each.name for each in there if seen["kinds"][each.name] not in SHOWN[each.kind]}
    assert not wrong, seen["kinds"]
    for name, sentence in seen["sentences"].items():
        # A collection has the name of the member that holds it.
        assert owner is Owner.COLLECTION or sentence.startswith(f"{owner}.")
        assert f".{name} is not emulated; " in sentence
        assert "\n" not in sentence
    if owner is not Owner.MICROSOFT:
        unseen = {each.name for each in mine} - {each.name for each in there} - {*absent}
        assert set(seen["others"]) == unseen


OWN = "window.Xrm = { Page: null, WebApi: { mine: () => 'mine' } }"


def test_a_page_that_brings_an_xrm_keeps_it(page: Page, console: Console) -> None:
    page.add_init_script(f"{OWN}; window.brought = window.Xrm;")
    boot(page, console)
    assert page.evaluate("Xrm === brought")
    assert page.evaluate("Object.keys(Xrm)") == ["Page", "WebApi"]
    assert page.evaluate("Xrm.WebApi.mine()") == "mine"
    page.evaluate("apmWorkspace.reset()")
    assert page.evaluate("Xrm === brought && Xrm.WebApi.mine()") == "mine"
    assert page.evaluate("Microsoft.Apm.getAllSessions()") == ["session-id-0"]


def test_what_a_page_brings_beside_apm_stays(page: Page, console: Console) -> None:
    page.add_init_script("window.Microsoft = { CIFramework: { mine: () => 'mine' } }")
    boot(page, console)
    assert page.evaluate("Microsoft.CIFramework.mine()") == "mine"
    assert page.evaluate("Microsoft.Apm.canCreateSession()") is True
