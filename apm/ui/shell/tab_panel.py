"""The panel of a tab, which contains the page.

A panel stays in the document until its tab closes, so that frames keep running. `apm.ui.drawing` decides when it is
drawn and shown. A page that reloads gets a new key and so a new element.
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
    """The panel of a tab."""
    return [*empty_panel(workspace, tab), *contents(workspace, tab)]


def empty_panel(workspace: Workspace, tab: Tab) -> Element:
    """The panel of a tab that was not shown yet: the tab refers to it, but nobody sees its page."""
    attributes: dict[str, Attribute] = {
        "key": f"{tab.id}:{tab.generation}",
        "id": panel_id(tab.id),
        "role": "tabpanel",
        "aria-label": tab.label,
        "data-page-type": tab.template.page_type.name,
        "data-panel-of": tab.id,
        "tabindex": 0,
        "aria-busy": busy(workspace, tab),
    }
    return h("section", attributes)


def contents(workspace: Workspace, shown: Page) -> list[Element]:
    """The content of a panel, a side pane or a dialog: the command bar and the page."""
    return [*command_bar(workspace, shown), *page(shown, workspace.records)]


def busy(workspace: Workspace, shown: Page) -> str | None:
    """The `aria-busy` attribute of the element around a page: set while the form in the page is saved."""
    return "true" if is_saving(workspace, shown) else None
