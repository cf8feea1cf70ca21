"""The form of a record: its values, and what scripts changed on its controls.

>>> form = form_of({"entityName": "incident", "data": {"title": "Leak"}}, {"title": "A leak"}, Records())
>>> title = form.table.columns["title"]
>>> form.is_new, form.text(title), form.label(title), form.is_required(title)
(True, 'A leak', 'Case Title', True)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from apm.core.json_text import Json
from apm.dataverse import Column, Records
from apm.forms.form_values import FormValues
from apm.forms.initial_values import with_dates
from apm.workspace.data_parameter import read_data
from apm.workspace.form_state import UNCHANGED, ControlState, FormState, Reference
from apm.workspace.page import RECORD, Page
from apm.workspace.page_records import record_of, table_of

OWNER = "ownerid"
"""The column of a record's owner."""

IN_HEADER = "header_"
"""The prefix of control names in the header [D]."""


def header_name(column: Column) -> str:
    """The name of a column's control in the header [D]."""
    return IN_HEADER + column.name


@dataclass(frozen=True, slots=True)
class Form(FormValues):
    """The form of a record whose table is known.

    Attributes:
        state: what scripts changed on the form.
    """

    state: FormState = field(default_factory=FormState)

    def control(self, column: Column) -> ControlState:
        """What scripts changed on a column's field."""
        return self.state.controls.get(column.name, UNCHANGED)

    def header_control(self, column: Column) -> ControlState:
        """What scripts changed on a column's control in the header."""
        return self.state.controls.get(header_name(column), UNCHANGED)

    def label(self, column: Column) -> str:
        """The label of a field."""
        return self.control(column).label or column.label

    def is_visible(self, column: Column) -> bool:
        """Whether a field is visible."""
        return self.control(column).is_visible is not False

    def is_disabled(self, column: Column) -> bool:
        """Whether the user cannot change a field."""
        return column.read_only or self.control(column).is_disabled is True

    def is_required(self, column: Column) -> bool:
        """Whether a field needs a value. The Dataverse sets the owner of a new record."""
        level = self.control(column).required
        if level is not None:
            return level == "required"
        return bool(column.required) and not (self.is_new and column.name == OWNER)

    def options(self, column: Column) -> list[tuple[int, str]]:
        """The values and labels that a choice offers."""
        changed = self.control(column).options
        return (
            [(each.value, each.label) for each in column.options] if changed is None else [*changed]
        )

    def errors(self, column: Column) -> list[str]:
        """The errors that scripts set on a column: on its field, then on its control in the header."""
        controls = (self.control(column), self.header_control(column))
        notes = (note for each in controls for note in each.notes.values())
        return [note.text for note in notes if note.level == "ERROR"]


def form_of(
    parameters: Mapping[str, Json],
    edits: Mapping[str, str | Reference],
    records: Records,
    state: FormState | None = None,
    record: Mapping[str, Json] | None = None,
) -> Form | None:
    """The form for a page's parameters; None if the Dataverse has no such table.

    Args:
        parameters: the parameters of the page.
        edits: the unsaved values, by column.
        records: the sample Dataverse.
        state: what scripts changed; nothing by default.
        record: the record that the form loaded, empty for a new record; by default, it is read.
    """
    table = table_of(parameters, records)
    if table is None:
        return None
    record = record_of(parameters, records) if record is None else record
    initial = {} if record else with_dates(table, read_data(parameters))
    return Form(table, record, initial, edits, state or FormState())


def form_in(page: Page, records: Records) -> Form | None:
    """The form in a page, with the record that it loaded; None if the Dataverse has no such table."""
    record = page.once(RECORD, lambda: record_of(page.parameters, records))
    return form_of(page.parameters, page.edits, records, page.form, record)
