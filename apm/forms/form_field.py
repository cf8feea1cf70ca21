"""A field of a form as scripts see it: an attribute and one of its controls."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import FieldValue, Missing
from apm.dataverse import Column, Kind, Option
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.forms.lookups import parties_named, record_named
from apm.forms.quick_views import IN_QUICK_VIEW, quick_form_in
from apm.forms.script_values import from_script, to_script
from apm.forms.scripted_control import ScriptedControl
from apm.forms.scripted_form import ScriptedForm
from apm.forms.validation import field_problem
from apm.workspace.lookup_list import LookupList
from apm.workspace.party_lists import parties_text


@dataclass(frozen=True, slots=True)
class Field(ScriptedControl):
    """A field: the attribute of a column, and one of the controls that show it.

    Attributes:
        column: the column of the field.
    """

    column: Column

    @property
    def target(self) -> str:
        """The name of its attribute in calls: the id of the page and the column."""
        return self.before + self.column.name

    def change_column(self, **values: Any) -> Outcome[Missing]:
        """Changes all controls of the column: an attribute of `ControlState` that they share."""
        return self.owner.change(self.form.state.controls, self.column.name, **values)

    @property
    def is_disabled(self) -> bool:
        """Whether the user cannot change it."""
        return self.form.is_disabled(self.control)

    @property
    def required(self) -> str:
        """The required level: `none`, `recommended` or `required`."""
        return self.form.required_level(self.column)

    @property
    def options(self) -> list[tuple[int, str]]:
        """The values and labels that a choice offers."""
        return self.form.options(self.column)

    @property
    def listed(self) -> LookupList:
        """The records that a lookup offers."""
        return self.form.column_state(self.column).listed

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
        self.form.edits[self.column.name] = from_script(self.column, value)
        return self.owner.changed()

    def problem(self) -> str:
        """Why the field cannot be saved; empty if it can."""
        return field_problem(self.form, self.column, self.owner.workspace.records)


def field_of(form: ScriptedForm, name: str) -> Field | None:
    """The attribute of a column, with its first control; None if the form has no such attribute."""
    shown, inside, column = _within(form, name)
    found = shown and next((each for each in shown.columns if each.name == column), None)
    if not shown or not found:
        return None
    # An attribute without a control stands for itself.
    control = next(iter(shown.layout.controls_of(column)), Control(column))
    return Field(form, shown, control, found, inside=inside)


def control_of(form: ScriptedForm, name: str) -> ScriptedControl | None:
    """The control with a name: a `Field` if it shows a column; None if the form has none."""
    shown, inside, own_name = _within(form, name)
    control = shown.layout.control(own_name) if shown else None
    if shown is None or control is None:
        return None
    column = shown.column_of(control)
    if column:
        return Field(form, shown, control, column, inside=inside)
    return ScriptedControl(form, shown, control, inside=inside)


def _within(form: ScriptedForm, name: str) -> tuple[Form | None, str, str]:
    """The form that has an item: that of the page, or that in a quick view; where it is, and the name of the item."""
    held = form.form
    quick, separator, own_name = name.partition(IN_QUICK_VIEW)
    if not separator:
        return held, "", name
    view = held.layout.controls.get(quick) if held else None
    found = quick_form_in(form.page, held, view, form.workspace.records) if held and view else None
    return found, quick + separator, own_name
