"""What the form of a record shows: the record, or the initial values of a new one, and the edits.

>>> form = form_of({"entityName": "incident", "data": {"title": "Leak"}}, {"title": "A leak"}, Records())
>>> form.is_new, form.is_dirty, form.text(form.table.columns["title"])
(True, True, 'A leak')
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Column, Kind, Records, Table
from apm.dataverse.names import FORMATTED, LOGICAL_NAME
from apm.forms.initial_values import (
    initial_reference,
    initial_values,
    unknown_column_problems,
    unknown_columns,
)
from apm.forms.input_text import to_text
from apm.workspace.anchors import shown, table_of
from apm.workspace.form_state import UNCHANGED, ControlState, FormState, Reference
from apm.workspace.page import Page

OWNER = "ownerid"
"""The column of a record's owner."""

IN_HEADER = "header_"
"""The prefix of control names in the header [D]."""


def header_name(column: Column) -> str:
    """The name of a column's control in the header [D]."""
    return IN_HEADER + column.name


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a record whose table is known.

    Attributes:
        table: the table of the record.
        record: the record, as the Web API returns it; empty for a new record.
        initial: the initial values of a new record, from `data` [D]. An existing record has none [A].
        edits: what a person typed or a script set, by column.
        state: what scripts changed on the form.
    """

    table: Table
    record: Mapping[str, Json]
    initial: Mapping[str, Json]
    edits: Mapping[str, str | Reference]
    state: FormState = field(default_factory=FormState)

    @property
    def is_new(self) -> bool:
        """Whether a save creates a record."""
        return not self.record

    @property
    def id(self) -> str:
        """The id of the record; empty for a new record."""
        return as_text(self.record.get(self.table.primary_id))

    @property
    def is_dirty(self) -> bool:
        """Whether an edit differs from the saved or initial value."""
        return any(map(self.is_edited, self.edits))

    @property
    def is_unsaved(self) -> bool:
        """Whether there is something to save: a new record or an edit."""
        return self.is_new or self.is_dirty

    @property
    def columns(self) -> list[Column]:
        """The columns that have a field. Columns that the system writes have none on the form of a new record."""
        return [
            each
            for each in self.table.columns.values()
            if each.kind is not Kind.ID and not (each.read_only and self.is_new) and not each.joins
        ]

    @property
    def unknown_columns(self) -> list[str]:
        """The names in `data` that are not columns of the table."""
        return unknown_columns(self.table, self.initial)

    @property
    def data_problems(self) -> list[str]:
        """The problems of `data`. The form shows the values, but cannot be saved [A]."""
        return unknown_column_problems(self.table, self.initial)

    # Values

    def is_edited(self, name: str) -> bool:
        """Whether the edit of a column differs from its saved or initial value."""
        edit = self.edits.get(name)
        if edit is None:
            return False
        if isinstance(edit, Reference):
            before = self.reference_before(self.table.columns[name])
            return before is None or (before.table, before.id) != (edit.table, edit.id)
        return self.text_before(name) != edit

    def text(self, column: Column) -> str:
        """The text in a column's field."""
        edit = self.edits.get(column.name)
        if isinstance(edit, Reference):
            return edit.name
        return self.text_before(column.name) if edit is None else edit

    def text_before(self, name: str) -> str:
        """The text in a column's field before any edit."""
        column = self.table.columns.get(name)
        if column is None:
            return as_text(self.initial.get(name))
        if column.kind is Kind.LOOKUP:
            reference = self.reference_before(column)
            return reference.name if reference else ""
        if self.is_new:
            return to_text(column, self.initial.get(name, column.default))
        return to_text(column, self.record.get(name))

    def reference(self, column: Column) -> Reference | None:
        """The record that a lookup points to. A typed name that is not resolved to a record yet points to none."""
        edit = self.edits.get(column.name)
        if isinstance(edit, Reference):
            return edit
        before = self.reference_before(column)
        return before if before and (edit is None or edit == before.name) else None

    def reference_before(self, column: Column) -> Reference | None:
        """The record that a lookup pointed to before any edit."""
        if self.is_new:
            return initial_reference(column, self.initial)
        name = column.web_name
        if self.record.get(name) is None:
            return None
        return Reference(
            as_text(self.record.get(name + LOGICAL_NAME)),
            as_text(self.record[name]),
            as_text(self.record.get(name + FORMATTED)),
        )

    def formatted(self, column: Column) -> str:
        """The formatted saved value of a column."""
        value = self.record.get(column.web_name + FORMATTED, self.record.get(column.web_name))
        return as_text(value)

    # Controls

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
        """Whether people cannot change a field."""
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
) -> Form | None:
    """The form for a page's parameters; None if the Dataverse has no such table."""
    table = table_of(parameters, records)
    if table is None:
        return None
    record = shown(parameters, records)
    initial = {} if record else initial_values(parameters)
    return Form(table, record, initial, edits, state or FormState())


def form_in(page: Page, records: Records) -> Form | None:
    """The form in a page; None if the Dataverse has no such table."""
    return form_of(page.parameters, page.edits, records, page.form)
