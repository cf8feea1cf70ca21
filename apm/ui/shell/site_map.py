"""The site map: a menu of the app's pages.

A page opens in a tab of the focused session [D]. If it is open in that session already, its tab is focused [A].
"""

from collections.abc import Iterator

from apm.core.inputs import TabInput
from apm.core.outcome import Outcome
from apm.templates.built_in import CATALOGUE, PLAIN_HOME_DASHBOARD
from apm.templates.catalogue import TabTemplate
from apm.templates.page_types import ENTITY_LIST
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import menu_button, menu_entry
from apm.ui.elements import Attribute, Element, h
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
    entries = (
        menu_entry(_MENU, open_entry.on(at), each.name)
        for at, each in enumerate(_entries(workspace))
    )
    return menu_button(_MENU, "Site map", "menu", **more), h("div", menu, *entries)


@action("site-map", targets.number)
def open_entry(use: Use[int]) -> Outcome[bool] | Outcome[str]:
    """Opens the entry at a position of the menu.

    Raises:
        ApmError: the session is full.
    """
    workspace = use.view.workspace
    template = [*_entries(workspace)][use.target]
    session = workspace.focused
    for tab in session.tabs.values():
        shown = tab.template
        if (shown.name, shown.page_type) == (template.name, template.page_type):
            return workspace.focus_tab(tab)
    return workspace.open_tab(session, template, TabInput("", {}))


def _entries(workspace: Workspace) -> Iterator[TabTemplate]:
    """Templates of the pages. The schema of the workspace may lack some of the tables."""
    yield PLAIN_HOME_DASHBOARD
    tables = workspace.records.schema.tables
    for name in _TABLES:
        if name in tables:
            parameters = {"entityName": name}
            yield TabTemplate("", tables[name].plural, "", ENTITY_LIST, parameters=parameters)
    yield CATALOGUE.tabs["msdyn_omnichannel_kbsearch"]
