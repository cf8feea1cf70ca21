"""Finds unsaved edits, about which the user is asked before a page closes.

>>> from apm.core.inputs import TabInput
>>> from apm.settings import Settings
>>> from apm.templates.catalogue import RECORD_FORM
>>> workspace = Workspace(Settings())
>>> tab_id = workspace.open_tab(workspace.focused, RECORD_FORM, TabInput("", {"entityName": "contact"})).value
>>> unsaved(workspace, workspace.focused)
[]
>>> workspace.edit_field(workspace.tabs[tab_id], "lastname", "Silva").value
True
>>> [tab.id for tab in unsaved(workspace, workspace.focused)]
['tab-id-1']
"""

from apm.forms.form import form_in
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.page import Page
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace


def has_edits(workspace: Workspace, page: Page) -> bool:
    """Whether the form in a page has unsaved edits."""
    if not page.edits or page.template.page_type is not ENTITY_RECORD:
        return False
    form = form_in(page, workspace.records)
    return form is not None and form.is_dirty


def has_any_edits(workspace: Workspace) -> bool:
    """Whether the form in any tab, side pane or dialog has unsaved edits."""
    panes = (each.page for each in workspace.side_panes.by_id.values() if each.page)
    pages = (*workspace.tabs.values(), *panes, *workspace.overlays.pages())
    return any(has_edits(workspace, each) for each in pages)


def unsaved(workspace: Workspace, session: Session) -> list[Tab]:
    """The tabs of a session with unsaved edits."""
    return [each for each in session.tabs.values() if has_edits(workspace, each)]


def unsaved_beside(workspace: Workspace, page: Page) -> list[Tab]:
    """The other tabs with unsaved edits that close with a page: an anchor tab closes with its session."""
    if not isinstance(page, Tab) or not page.is_anchor:
        return []
    return [each for each in unsaved(workspace, page.session) if each is not page]
