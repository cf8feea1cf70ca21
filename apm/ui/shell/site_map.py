"""The site map: a menu of the app's pages; and the page that the address of the window names.

A page opens in a new tab of the focused session [D]. If the setting `app.reuses_tabs` is true, a tab of that session
that shows the page already is focused instead [D; per page A].
"""

from collections.abc import Iterator
from dataclasses import replace

from apm.core.inputs import TabInput
from apm.core.outcome import Outcome
from apm.dataverse import Schema
from apm.settings import SiteMapPage
from apm.templates.built_in import CATALOGUE, PLAIN_HOME_DASHBOARD
from apm.templates.catalogue import TabTemplate
from apm.templates.page_types import ENTITY_LIST, ENTITY_RECORD
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import menu_button, menu_entry
from apm.ui.elements import Attribute, Element, h
from apm.workspace.navigation import open_form, open_page
from apm.workspace.page_inputs import read_page_input, read_page_query
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace

_TABLES = ("incident", "account", "contact", "task", "queueitem", "knowledgearticle")
_MENU = "site-map"


def site_map(workspace: Workspace) -> tuple[Element, Element]:
    """The button, and the menu that it opens."""
    more = {"key": "site-map-button", "class": "strip-button"}
    menu: dict[str, Attribute] = {
        "key": "site-map",
        "id": _MENU,
        "class": "menu",
        "popover": "auto",
        "role": "group",
        "aria-label": "Site map",
    }
    return menu_button(_MENU, "Site map", "menu", **more), h("div", menu, *_menu(workspace))


def _menu(workspace: Workspace) -> Iterator[Element]:
    """The entries, with a heading where another area or another group begins."""
    pages = _pages(workspace)
    with_areas = len({each.area for each in pages}) > 1
    before = SiteMapPage(PLAIN_HOME_DASHBOARD)
    for at, each in enumerate(pages):
        if with_areas and each.area != before.area and each.area:
            yield h("strong", {"class": "menu-area", "key": f"area {at}"}, each.area)
        if (each.area, each.group) != (before.area, before.group) and each.group:
            yield h("span", {"class": "menu-group", "key": f"group {at}"}, each.group)
        before = each
        yield menu_entry(_MENU, open_entry.on(at), each.template.name)


@action("site-map", targets.number)
def open_entry(use: Use[int]) -> Outcome[bool] | Outcome[str]:
    """Opens the entry at a position of the menu.

    Raises:
        ApmError: the session is full.
    """
    workspace = use.view.workspace
    template = _pages(workspace)[use.target].template
    session = workspace.focused
    tab = _showing(session, template) if workspace.settings.app.reuses_tabs else None
    return (
        workspace.focus_tab(tab) if tab else workspace.open_tab(session, template, TabInput("", {}))
    )


@action("open-address", targets.text, sent_by="screen/address.js")
def open_address(use: Use[str]) -> Outcome[bool] | Outcome[str]:
    """Opens the page that the address of the browser window names, as a link in Home does; nothing if it names none.

    Raises:
        ApmError: the page cannot be shown.
    """
    named = read_page_query(use.target)
    if named is None:
        return NOTHING
    kind, parameters = read_page_input(named, "the address")
    if kind is ENTITY_RECORD:
        return open_form(use.view.workspace, parameters)
    return open_page(use.view.workspace, kind, parameters)


def _showing(session: Session, template: TabTemplate) -> Tab | None:
    """The first tab of a session that shows the page of an entry."""
    wanted = (template.name, template.page_type)
    tabs = session.tabs.values()
    return next(
        (each for each in tabs if (each.template.name, each.template.page_type) == wanted), None
    )


def _pages(workspace: Workspace) -> list[SiteMapPage]:
    """The pages of the settings, otherwise those of the sample. The schema of the workspace may lack their tables."""
    pages = workspace.settings.site_map or [*_sample_pages()]
    schema = workspace.records.schema
    return [
        replace(each, template=_named(each.template, schema))
        for each in pages
        if each.template.page_type is not ENTITY_LIST
        or schema.find(each.template.parameters["entityName"])
    ]


def _named(template: TabTemplate, schema: Schema) -> TabTemplate:
    """A template with a name: without its own, that of its view, its table, or its page type."""
    if template.name:
        return template
    table = schema.find(template.parameters.get("entityName", ""))
    view = table.find_view(template.parameters.get("viewId", "")) if table else None
    label = view.name if view else table.plural if table else template.page_type.label
    return replace(template, name=label)


def _sample_pages() -> Iterator[SiteMapPage]:
    yield SiteMapPage(PLAIN_HOME_DASHBOARD)
    for name in _TABLES:
        parameters = {"entityName": name}
        yield SiteMapPage(TabTemplate("", "", "", ENTITY_LIST, parameters=parameters))
    yield SiteMapPage(CATALOGUE.tabs["msdyn_omnichannel_kbsearch"])
