"""The element of a field on a form: the label, the control, and the attributes that all controls have."""

from apm.core.events import FieldChanged, LookupSearched
from apm.core.outcome import Outcome
from apm.core.values import value_class
from apm.dataverse import Column, Kind
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.forms.numbers import leave_number
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.dom_ids import control_id
from apm.ui.elements import Attribute, Element, h
from apm.ui.pages.control_notes import notes_id
from apm.ui.targets import PagePart
from apm.workspace.page import Page
from apm.workspace.page_records import table_of


@action("edit", targets.page_part)
def edit(use: Use[PagePart]) -> Outcome[bool]:
    """Keeps the text that the user typed into a field."""
    page, column = use.target
    workspace = use.view.workspace
    done = workspace.edit_field(page, column, use.text)
    table = table_of(page.parameters, workspace.records)
    edited_column = table.columns.get(column) if table else None
    if edited_column is None or edited_column.kind is not Kind.LOOKUP:
        return done
    return Outcome(done.value, (LookupSearched(page.id, column), *done.events))


@action("changed", targets.page_part, sent_by="screen/input.js")
def changed(use: Use[PagePart]) -> Outcome[bool]:
    """Runs the OnChange handlers of a field that the user left with another value, which is rounded before."""
    page, column = use.target
    done = leave_number(use.view.workspace, page, column)
    return Outcome(False, (*done.events, FieldChanged(page.id, column)))


@value_class
class Field:
    """A control of a form that shows a column.

    Attributes:
        page: the page with the form.
        form: the form.
        control: the control.
        column: the column.
        fault: the reason why its value cannot be saved; empty if it can, or if nothing has shown it yet.
    """

    page: Page
    form: Form
    control: Control
    column: Column
    fault: str

    @property
    def id(self) -> str:
        """The id of the element that takes the keyboard focus."""
        return control_id(self.page.id, self.control.name)

    @property
    def label(self) -> str:
        """The label."""
        return self.form.label(self.control)

    @property
    def label_class(self) -> str | None:
        """The class of the label: the required level, and whether only screen readers have it."""
        level = self.form.required_level(self.column)
        given = [] if level == "none" else [level]
        hidden = [] if self.control.shows_label else ["spoken-only"]
        return " ".join((*given, *hidden)) or None

    @property
    def is_disabled(self) -> bool:
        """Whether the user cannot change the value."""
        return self.form.is_disabled(self.control)

    @property
    def description(self) -> str | None:
        """The ids of the elements with its notes: at the field, and at its control in the header."""
        form = self.form
        noted = [
            each.name
            for each in form.layout.controls_of(self.column.name)
            if form.control(each).notes or (self.fault and each is self.control)
            if each is self.control or each in form.shown_header
        ]
        return " ".join(notes_id(self.page, each) for each in noted) or None

    @property
    def validity(self) -> dict[str, Attribute]:
        """The attributes that mark an invalid value and refer to the notes."""
        is_invalid = self.fault or self.form.errors(self.column)
        return {
            "aria-invalid": "true" if is_invalid else None,
            "aria-describedby": self.description,
        }

    @property
    def attributes(self) -> dict[str, Attribute]:
        """The attributes of a control that edits the value."""
        return {
            **edited(self.page, self.column.name),
            "aria-required": "true" if self.form.is_required(self.column) else None,
            "disabled": True if self.is_disabled else None,
            **self.validity,
        }


def edited(page: Page, name: str) -> dict[str, Attribute]:
    """The attributes of a control that edits the value with a name."""
    return {
        "name": name,
        **edit.on(page.id, name),
        "autocomplete": "off",
    }


def labelled(field: Field, control: Element, size: str = "") -> Element:
    """A control with its label beside it. The text of a label around a `select` would include the options."""
    control[1]["id"] = field.id
    return h(
        "div",
        {"key": field.control.name, "class": f"field {size}".strip()},
        h("label", {"for": field.id, "class": field.label_class}, field.label),
        control,
    )
