"""Tabs that show a page, and what the page shows."""

from __future__ import annotations

from apm.core.json_text import Json
from apm.dataverse import Records
from apm.templates.catalogue import TabTemplate
from apm.templates.page_types import PageType
from apm.ui.elements import Element
from apm.ui.pages.page_contents import page
from apm.workspace.session import Tab
from apm.workspace.tab_plan import TabPlan
from apm.workspace.workspace import Workspace

RECORDS = Records()


def tab_of(workspace: Workspace, page_type: PageType, **parameters: Json) -> Tab:
    """A tab of the focused session that shows a page of this type."""
    tab = Tab(
        7, workspace.focused, TabPlan(TabTemplate("", "Any", "Any", page_type), "Any", parameters)
    )
    workspace.tabs[tab.id] = tab
    return tab


def shown(tab: Tab) -> Element:
    """What the page of a tab shows."""
    return ["section", {}, *page(tab, RECORDS)]
