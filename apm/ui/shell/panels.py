"""The panel of a tab: the page in it, shown when the tab is focused in the focused session.

Panels of all open tabs stay in the document, hidden, so that forms keep what was typed and frames keep running. A page
that starts anew gets a new key, and so a new element.
"""

from apm.forms.save import is_saving
from apm.ui.dom_ids import panel_id
from apm.ui.elements import Attribute, Element, h
from apm.ui.pages.page_contents import page
from apm.ui.shell.command_bar import command_bar
from apm.workspace.page import Page
from apm.workspace.session import Tab
from apm.workspace.workspace import Workspace


def panel(workspace: Workspace, tab: Tab) -> Element:
    """One tab's panel."""
    is_shown = tab is workspace.focused.focused_tab
    attributes: dict[str, Attribute] = {
        "key": f"{tab.id}:{tab.generation}",
        "id": panel_id(tab.id),
        "role": "tabpanel",
        "aria-label": tab.label,
        "data-page-type": tab.template.page_type.name,
        "data-panel-of": tab.id,
        "tabindex": 0,
        "aria-busy": busy(workspace, tab),
        "hidden": not is_shown,
    }
    return h("section", attributes, *contents(workspace, tab))


def contents(workspace: Workspace, shown: Page) -> list[Element]:
    """What stands in a panel, a side pane or a dialog: the page, below its commands."""
    return [*command_bar(workspace, shown), *page(shown, workspace.records)]


def busy(workspace: Workspace, shown: Page) -> str | None:
    """The `aria-busy` of what a page stands in: while its form is being saved."""
    return "true" if is_saving(workspace, shown) else None
