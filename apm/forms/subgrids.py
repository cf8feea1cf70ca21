"""The subgrids of a form: lists of records that refer to its record, or of all records of their table.

A subgrid has the view that its control names, with its filter, its order and its columns.
"""

from apm.core.errors import ApmError
from apm.core.ids import bare_id
from apm.core.slugs import as_text
from apm.dataverse import Records, Relationship, Table, View
from apm.forms.form import Form, form_in
from apm.forms.form_layout import Control
from apm.workspace.lists import Listed, list_in
from apm.workspace.page import ListState, Page

SUBGRID = "subgrid"
"""The type of its control [D]."""

MOST_ROWS = 250
"""The number of rows that a subgrid shows at most [A]."""

_USUAL_ROWS = 4
"""The number of rows without `RecordsPerPage` [A]."""


def grid_in(page: Page, name: str, records: Records) -> Listed | None:
    """The list of a page, or the subgrid of its form that has a name; None if there is none."""
    if not name:
        return list_in(page, records)
    form = form_in(page, records)
    control = form.layout.controls.get(name) if form else None
    if form is None or control is None or control.kind != SUBGRID:
        return None
    return subgrid_in(page, form, control, records)


def subgrid_in(page: Page, form: Form, control: Control, records: Records) -> Listed | None:
    """A subgrid of a form; None if the Dataverse does not have its table."""
    parameters = control.parameters
    try:
        table = records.schema.logical(parameters.get("TargetEntityType", ""))
    except ApmError:
        return None
    chosen = page.list_states.get(control.name, ListState()).view_id
    view = table.view(chosen or parameters.get("ViewId", ""))
    condition = _condition(form, table, parameters.get("RelationshipName", ""), records)
    size, offered = _page_size(control), _offered(control, table, view)
    return Listed(page, table, view, records, control.name, condition, size, offered)


def _offered(control: Control, table: Table, view: View) -> tuple[View, ...]:
    """The views that the user can choose: those that the control lists, or all, if it offers a choice [O]."""
    if control.parameters.get("EnableViewPicker", "").strip().lower() != "true":
        return ()
    listed = [bare_id(each) for each in control.parameters.get("ViewIds", "").split(",")]
    named = [each for each in table.views if each.id in listed]
    return tuple(dict.fromkeys((view, *(named or table.views))))


def _condition(form: Form, table: Table, name: str, records: Records) -> str:
    """The condition that records refer to the record of the form; empty without a relationship."""
    relationship = relationship_of(form, table, name, records) if name else None
    if relationship is None:
        return ""
    # Nothing refers to a new record.
    return (
        f"{relationship.column.web_name} eq {form.id}" if form.id else f"{table.primary_id} eq null"
    )


def relationship_of(form: Form, table: Table, name: str, records: Records) -> Relationship | None:
    """The relationship with a name between a table and the table of a form; else the only one between them [A]."""
    found = [
        each for each in records.schema.pointing_at(form.table.name) if each.table == table.name
    ]
    named = [each for each in found if each.collection.lower() == name.lower()]
    return next(iter(named), found[0] if len(found) == 1 else None)


def _page_size(control: Control) -> int:
    text = as_text(control.parameters.get("RecordsPerPage")).strip()
    wanted = int(text) if text.isdecimal() and len(text) < len(str(MOST_ROWS)) + 1 else _USUAL_ROWS
    return max(1, min(wanted, MOST_ROWS))
