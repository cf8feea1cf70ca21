"""The values of a form: those of the record, or the initial values of a new one, and the edits.

>>> from apm.dataverse import Records
>>> table = Records().schema.table("incident")
>>> values = FormValues(table, {}, {"title": "Leak"}, {"title": "A leak"})
>>> values.text_before("title"), values.text(table.columns["title"]), values.is_edited("title")
('Leak', 'A leak', True)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Column, Kind, Table
from apm.dataverse.names import FORMATTED, LOGICAL_NAME
from apm.forms.initial_values import (
    initial_reference,
    unknown_column_problems,
    unknown_columns,
)
from apm.forms.input_text import from_text, to_text
from apm.workspace.form_state import Reference


@dataclass(frozen=True, slots=True)
class FormValues:
    """The values of a form.

    Attributes:
        table: the table of the record.
        record: the record, as the Web API returns it; empty for a new record.
        initial: the initial values of a new record, from `data` [D]. An existing record has none [A].
        edits: what the user typed or a script set, by column.
    """

    table: Table
    record: Mapping[str, Json]
    initial: Mapping[str, Json]
    edits: dict[str, str | Reference]

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
    def unknown_columns(self) -> list[str]:
        """The names in `data` that are not columns of the table."""
        return unknown_columns(self.table, self.initial)

    @property
    def data_problems(self) -> list[str]:
        """The problems of `data`. The form shows the values, but cannot be saved [A]."""
        return unknown_column_problems(self.table, self.initial)

    def is_edited(self, name: str) -> bool:
        """Whether the edit of a column differs from its saved or initial value."""
        edit = self.edits.get(name)
        if edit is None:
            return False
        if isinstance(edit, Reference):
            before = self.reference_before(self.table.columns[name])
            return before is None or not before.is_same(edit)
        return self.text_before(name) != edit

    def text(self, column: Column) -> str:
        """The text in a column's field."""
        edit = self.edits.get(column.name)
        if isinstance(edit, Reference):
            return edit.name
        return self.text_before(column.name) if edit is None else edit

    def text_before(self, name: str) -> str:
        """The text in a column's field before any edit."""
        column = self.table.form_columns.get(name)
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


def differing(columns: Iterable[Column], before: FormValues, after: FormValues) -> tuple[str, ...]:
    """The columns of a form whose values differ from those of the same form before.

    A number that is written differently is the same value, and so is a lookup whose name was resolved.
    """
    return tuple(each.name for each in columns if _differs(each, before, after))


def _differs(column: Column, before: FormValues, after: FormValues) -> bool:
    text, new_text = before.text(column), after.text(column)
    if column.kind is not Kind.LOOKUP:
        return from_text(column, text) != from_text(column, new_text)
    reference, new_reference = before.reference(column), after.reference(column)
    if reference and new_reference:
        return reference != new_reference
    # The capitals of a typed name do not matter.
    return text.strip().casefold() != new_text.strip().casefold()
