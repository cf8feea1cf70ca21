"""The records in a subgrid of a form: those that refer to its record, or all records of the table."""

from dataclasses import dataclass

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Records, Relationship, Table, View
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.workspace.page import Page

MOST_ROWS = 250
"""The number of rows that a subgrid shows at most [A]."""

_USUAL_ROWS = 4
"""The number of rows without `RecordsPerPage` [A]."""


@dataclass(frozen=True, slots=True)
class Subgrid:
    """A subgrid.

    Attributes:
        table: the table of its records.
        view: the view that gives its columns.
        relationship: how its records refer to the record of the form; None if it shows all records.
        rows: its records, as the Web API returns them.
    """

    table: Table
    view: View
    relationship: Relationship | None
    rows: list[dict[str, Json]]


def subgrid_in(page: Page, form: Form, control: Control, records: Records) -> Subgrid | None:
    """A subgrid with the records that it loaded; None if the Dataverse does not have its table."""
    return page.once(f"subgrid {control.name}", lambda: _read(form, control, records))


def _read(form: Form, control: Control, records: Records) -> Subgrid | None:
    parameters = control.parameters
    try:
        table = records.schema.logical(parameters.get("TargetEntityType", ""))
    except ApmError:
        return None
    name = parameters.get("RelationshipName", "")
    relationship = relationship_of(form, table, name, records) if name else None
    view = table.view(parameters.get("ViewId", ""))
    options = [f"$top={_page_size(control)}"]
    if relationship:
        if not form.id:
            # Nothing refers to a new record.
            return Subgrid(table, view, relationship, [])
        options.append(f"$filter={relationship.column.web_name} eq {form.id}")
    return Subgrid(table, view, relationship, records.query(table.name, "?" + "&".join(options)))


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
