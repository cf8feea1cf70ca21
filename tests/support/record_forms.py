"""Forms of records in tabs of a workspace, and what they show."""

from __future__ import annotations

from apm.dataverse import Records
from apm.elements import Element
from apm.inputs import Wish
from apm.json_text import Json
from apm.pages import page
from apm.session import Tab
from apm.templates import RECORD_FORM
from apm.workspace import Workspace
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
    """Open the form of a record, or of a new one, in a tab of the focused session."""
    wish = Wish("", {"entityName": table, **parameters})
    return workspace.tabs[workspace.open_tab(workspace.focused, RECORD_FORM, wish).value]


def shown(tab: Tab, records: Records) -> Element:
    """Return what a tab shows."""
    return ["section", {}, *page(tab, records)]


def control(workspace: Workspace, tab: Tab, name: str) -> Element:
    """Return the one control of a column."""
    (found,) = find(shown(tab, workspace.records), name=name)
    return found


def headings(tree: Element, tag: str) -> list[str]:
    """Return the texts of all elements with a tag."""
    return [text(each) for each in find(tree, tag)]
