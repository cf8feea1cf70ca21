"""Forms of records in tabs of a workspace, and their elements."""

from __future__ import annotations

from apm.core.inputs import TabInput
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.templates.catalogue import RECORD_FORM
from apm.ui.elements import Element
from apm.ui.pages.page_contents import page
from apm.workspace.session import Tab
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find, text

CASE = "ca5e0000-0000-4000-8000-000000000002"
CONTOSO = "acc00000-0000-4000-8000-000000000001"
NEW_CASE: dict[str, Json] = {
    "title": "Kettle hums",
    "customerid": CONTOSO,
    "customeridname": "Contoso Coffee",
    "customeridtype": "account",
}


def open_form(workspace: Workspace, table: str, **parameters: Json) -> Tab:
    """Opens the form of a record, or of a new record, in a tab of the focused session."""
    wanted = TabInput("", {"entityName": table, **parameters})
    return workspace.tabs[workspace.open_tab(workspace.focused, RECORD_FORM, wanted).value]


def shown(tab: Tab, records: Records) -> Element:
    """The elements of the page in a tab."""
    return ["section", {}, *page(tab, records)]


def control(workspace: Workspace, tab: Tab, name: str) -> Element:
    """The only control of a column."""
    (found,) = find(shown(tab, workspace.records), name=name)
    return found


def headings(tree: Element, tag: str) -> list[str]:
    """The texts of all elements with a tag."""
    return [text(each) for each in find(tree, tag)]
