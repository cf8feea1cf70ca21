"""The site map: a menu of the app's pages.

Each loads in a tab of the focused session [D]; one that is open there is focused [A].
"""

from collections.abc import Iterator

from apm.core.inputs import TabInput
from apm.core.outcome import Outcome
from apm.templates.built_in import CATALOGUE, PLAIN_HOME_DASHBOARD
from apm.templates.catalogue import TabTemplate
from apm.templates.page_types import ENTITY_LIST
from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon
from apm.workspace.workspace import Workspace

_TABLES = ("incident", "account", "contact", "task", "queueitem", "knowledgearticle")
_MENU = "site-map"


def site_map(workspace: Workspace) -> tuple[Element, Element]:
    """The button, and the menu that it opens."""
    button: dict[str, Attribute] = {
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
    return h("button", button, icon("menu")), h("div", menu, *entries)


def open_entry(workspace: Workspace, at: int) -> Outcome[bool] | Outcome[str]:
    """Opens what stands at a place of the menu.

    Raises:
        ApmError: the session is full.
    """
    template = [*_entries(workspace)][at]
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
    attributes: dict[str, Attribute] = {
        "type": "button",
        "data-action": "site-map",
        "data-of": str(at),
        "popovertarget": _MENU,
        "popovertargetaction": "hide",
    }
    return h("button", attributes, label)
