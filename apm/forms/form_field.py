"""A field of a form as scripts see it: an attribute and its control."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from apm.core.errors import ApmError
from apm.core.events import FieldFocused
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.results import MISSING, FieldValue, Missing
from apm.dataverse import Column, Kind, Option
from apm.forms.form import IN_HEADER, Form, header_name
from apm.forms.layout import header_columns
from apm.forms.lookups import parties_named, record_named
from apm.forms.script_values import from_script, to_script
from apm.forms.scripted_form import ScriptedForm
from apm.forms.validation import field_problem
from apm.workspace.form_state import UNCHANGED, ControlState, Note
from apm.workspace.lookup_list import LookupList
from apm.workspace.party_lists import parties_text


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form, or its control in the header.

    Attributes:
        owner: the form as scripts see it.
        form: what the form shows.
        column: the column of the field.
        in_header: this is the control in the header, which has its own label, visibility and notifications.
    """

    owner: ScriptedForm
    form: Form
    column: Column
    in_header: bool = False

    @property
    def target(self) -> str:
        """The name of its attribute in calls: the id of the page and the column."""
        return f"{self.owner.page.id} {self.column.name}"

    @property
    def name(self) -> str:
        """The name of its control."""
        return header_name(self.column) if self.in_header else self.column.name

    # State

    @property
    def state(self) -> ControlState:
        """What scripts changed on this control: its label, visibility and notifications."""
        return self.owner.page.form.controls.get(self.name, UNCHANGED)

    def change_control(self, **values: Any) -> Outcome[Missing]:
        """Changes this control only: `label`, `is_visible` or `notes` of `ControlState`."""
        return self.owner.change(self.owner.page.form.controls, self.name, **values)

    def change_column(self, **values: Any) -> Outcome[Missing]:
        """Changes the column's field, from this control or another: any other attribute of `ControlState`."""
        return self.owner.change(self.owner.page.form.controls, self.column.name, **values)

    @property
    def label(self) -> str:
        """The label."""
        return self.state.label or self.column.label

    @property
    def is_visible(self) -> bool:
        """Whether the control is visible."""
        return self.state.is_visible is not False

    @property
    def is_disabled(self) -> bool:
        """Whether the user cannot change it."""
        return self.form.is_disabled(self.column)

    @property
    def required(self) -> str:
        """The required level: `none`, `recommended` or `required`."""
        level = self.form.control(self.column).required
        return level or ("required" if self.form.is_required(self.column) else "none")

    @property
    def options(self) -> list[tuple[int, str]]:
        """The values and labels that a choice offers."""
        return self.form.options(self.column)

    @property
    def listed(self) -> LookupList:
        """The records that a lookup offers."""
        return self.form.control(self.column).listed

    # Value

    @property
    def is_dirty(self) -> bool:
        """Whether the value differs from the saved or initial one."""
        return self.form.is_edited(self.column.name)

    def value(self) -> FieldValue:
        """The value. For a name typed into a lookup, it is the record with that name."""
        text, reference = self.form.text(self.column), self.form.reference(self.column)
        if self.column.kind is Kind.LOOKUP and text.strip() and reference is None:
            with suppress(ApmError):
                records, listed = self.owner.workspace.records, self.listed
                reference = record_named(self.column, text, records, listed)
        if self.column.kind is Kind.PARTIES:
            with suppress(ApmError):
                text = parties_text(parties_named(self.column, text, self.owner.workspace.records))
        return to_script(self.column, text, reference)

    def value_before(self) -> FieldValue:
        """The value before any edit."""
        before = self.form.text_before(self.column.name)
        return to_script(self.column, before, self.form.reference_before(self.column))

    @property
    def chosen_options(self) -> list[Option]:
        """The options of the column that are chosen: at most one, except for choices."""
        value = self.value()
        values = value if isinstance(value, list) else [value]
        return [each for each in self.column.options if each.value in values]

    def set(self, value: Json) -> Outcome[Missing]:
        """Sets the value. OnChange handlers are not called [D].

        Raises:
            ApmError: the column does not accept the value.
        """
        self.owner.page.edits[self.column.name] = from_script(self.column, value)
        return self.owner.changed()

    def problem(self) -> str:
        """Why the field cannot be saved; empty if it can."""
        return field_problem(self.form, self.column, self.owner.workspace.records)

    # Notifications and focus

    def note(self, note_id: str, note: Note) -> Outcome[bool]:
        """Shows a notification at the control."""
        changed = self.change_control(notes={**self.state.notes, note_id: note})
        return success(True, changed.events)

    def clear_notes(self, note_id: str) -> Outcome[bool]:
        """Removes a notification; without an id, all of them."""
        before = self.state.notes
        left = {key: note for key, note in before.items() if note_id not in ("", key)}
        is_removed = len(left) < len(before)
        return Outcome(is_removed, self.change_control(notes=left).events, is_removed)

    def focus(self) -> Outcome[Missing]:
        """Moves the keyboard focus to the field after the page is drawn."""
        return Outcome(MISSING, (FieldFocused(self.owner.page.id, self.column.name),))


def field_of(form: ScriptedForm, name: str) -> Field | None:
    """The field or header control with that name; None if the form has none."""
    held = form.form
    if held is None:
        return None
    in_header = name.startswith(IN_HEADER)
    columns = header_columns(held) if in_header else held.columns
    wanted = name.removeprefix(IN_HEADER)
    column = next((each for each in columns if each.name == wanted), None)
    return Field(form, held, column, in_header) if column else None
