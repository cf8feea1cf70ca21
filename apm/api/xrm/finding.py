"""Finds what the objects of `Xrm` and of forms represent: side panes, forms and their parts, sessions, tabs."""

from collections.abc import Callable, Mapping
from typing import Any

from apm.api.calls import Find, find_session, find_tab
from apm.api.member import Owner
from apm.api.xrm.grids import find_cell, find_list, find_row
from apm.api.xrm.metadata import find_column, find_table
from apm.forms.form_field import Field, control_of, field_of
from apm.forms.form_items import item_of
from apm.forms.form_part import related_item_of, section_of, tab_of
from apm.forms.parameter_field import parameter_of
from apm.forms.scripted_form import ScriptedForm
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.side_panes import Pane
from apm.workspace.workspace import Workspace


def _find_pane(workspace: Workspace, key: str) -> Pane | None:
    return workspace.side_panes.find(key)


def _find_form(workspace: Workspace, page_id: str) -> ScriptedForm | None:
    page = workspace.page(page_id)
    return (
        ScriptedForm(workspace, page) if page and page.template.page_type is ENTITY_RECORD else None
    )


def _in_form(find: Callable[[ScriptedForm, str], Any]) -> Find:
    """The finder of a part of a form, whose target is the page and what names the part."""

    def found(workspace: Workspace, target: str) -> Any:
        page_id, _, name = target.partition(" ")
        form = _find_form(workspace, page_id)
        return find(form, name) if form else None

    return found


def _attribute_of(form: ScriptedForm, name: str) -> Field | None:
    return field_of(form, name) or parameter_of(form, name)


_find_control = _in_form(control_of)

XRM_FINDERS: Mapping[Owner, Find] = {
    Owner.APP_SESSION: find_session,
    Owner.APP_TABS: find_session,
    Owner.APP_TAB: find_tab,
    Owner.PANE: _find_pane,
    Owner.FORM: _find_form,
    Owner.FORM_DATA: _find_form,
    Owner.FORM_ENTITY: _find_form,
    Owner.FORM_UI: _find_form,
    Owner.ATTRIBUTE: _in_form(_attribute_of),
    Owner.CONTROL: _find_control,
    Owner.FRAME_CONTROL: _find_control,
    Owner.QUICK_FORM: _find_control,
    Owner.OTHER_CONTROL: _find_control,
    Owner.FORM_TAB: _in_form(tab_of),
    Owner.SECTION: _in_form(section_of),
    Owner.PROCESS: _find_form,
    Owner.PROCESS_CONTROL: _find_form,
    Owner.HEADER: _find_form,
    Owner.FOOTER: _find_form,
    Owner.FORM_NAVIGATION: _find_form,
    Owner.NAVIGATION_ITEM: _in_form(related_item_of),
    Owner.FORM_SELECTOR: _find_form,
    Owner.FORM_ITEM: _in_form(item_of),
    Owner.GRID_CONTROL: find_list,
    Owner.SUBGRID: _find_control,
    Owner.GRID: find_list,
    Owner.VIEW_SELECTOR: find_list,
    Owner.GRID_ROW: find_row,
    Owner.GRID_ROW_DATA: find_row,
    Owner.GRID_ENTITY: find_row,
    Owner.GRID_ATTRIBUTE: find_cell,
    Owner.GRID_CELL: find_cell,
    Owner.ENTITY_METADATA: find_table,
    Owner.ATTRIBUTE_METADATA: find_column,
}
"""The finders by owner; each returns None if the object is closed."""
