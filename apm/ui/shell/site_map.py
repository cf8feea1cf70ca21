"""The site map: a menu of the app's pages.

Each loads in a tab of the focused session [D]; one that is open there is focused [A].
"""

from collections.abc import Iterator

from apm.core.inputs import TabInput
from apm.core.outcome import Outcome
from apm.templates.built_in import CATALOGUE, PLAIN_HOME_DASHBOARD
from apm.templates.catalogue import TabTemplate
from apm.templates.page_types import ENTITY_LIST
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon
from apm.workspace.workspace import Workspace

_TABLES = ("incident", "account", "contact", "task", "queueitem", "knowledgearticle")
_MENU = "site-map"


def site_map(workspace: Workspace) -> tuple[Element, Element]:
    """The button, and the menu that it opens."""
    opener: dict[str, Attribute] = {
        "key": "site-map-button",
        "type": "button",
        "class": "strip-button",
        "popovertarget": _MENU,
        "aria-label": "Site map",
        "title": "Site map",
    }
    menu: dict[str, Attribute] = {
        "key": "site-map",
        "id": _MENU,
        "class": "menu",
        "popover": "auto",
        "role": "group",
        "aria-label": "Site map",
    }
    entries = (_entry(at, each.name) for at, each in enumerate(_entries(workspace)))
    return h("button", opener, icon("menu")), h("div", menu, *entries)


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
    """What there is to open; a schema of one's own may be without a table."""
    yield PLAIN_HOME_DASHBOARD
    tables = workspace.records.schema.tables
    for name in _TABLES:
        if name in tables:
            given = {"entityName": name}
            yield TabTemplate("", tables[name].plural, "", ENTITY_LIST, parameters=given)
    yield CATALOGUE.tabs["msdyn_omnichannel_kbsearch"]


def _entry(at: int, label: str) -> Element:
    hides: dict[str, Attribute] = {"popovertarget": _MENU, "popovertargetaction": "hide"}
    return button(open_entry.on(at), label, **hides)
