"""The fields of a form, one for each kind of column."""

import re
from dataclasses import dataclass

from apm.core.events import FieldChanged
from apm.core.outcome import Outcome
from apm.dataverse import Column, Kind, Records
from apm.forms.form import Form, header_name
from apm.forms.input_text import UNFINISHED
from apm.forms.layout import visible_header_columns
from apm.forms.lookups import suggestions
from apm.forms.validation import value_problem
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import cross
from apm.ui.dom_ids import control_id
from apm.ui.elements import Attribute, Element, h
from apm.ui.pages.notes import notes_box, notes_id
from apm.ui.pages.plain import is_markup, readable
from apm.ui.pages.record_links import record_link
from apm.ui.targets import PagePart
from apm.workspace.page import Page

_NATIVE = {
    Kind.DATE: ("date", re.compile(r"\d{4}-\d\d-\d\d")),
    Kind.DATETIME: ("datetime-local", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")),
}
"""Inputs that take nothing but what they know; any other text gets a plain one, to be seen."""

_MARKUP = frozenset({("email", "description"), ("knowledgearticle", "content")})
"""Columns that hold HTML, by table [D]."""

_NUMBERS = {Kind.INTEGER: "numeric", Kind.DECIMAL: "decimal", Kind.MONEY: "decimal"}


@action("edit", targets.page_part)
def edit(use: Use[PagePart]) -> Outcome[bool]:
    """Keeps what was typed into a field of a form."""
    page, column = use.target
    return use.view.workspace.edit_field(page, column, use.text)


@action("changed", targets.page_part, sent_by="screen/input.js")
def changed(use: Use[PagePart]) -> Outcome[bool]:
    """Runs the OnChange handlers of a field that was left with another value."""
    page, column = use.target
    return Outcome(False, (FieldChanged(page.id, column),))


@dataclass(frozen=True, slots=True)
class _Place:
    """A column's place on a form.

    Attributes:
        fault: why its value could not be saved when that was tried, for as long as it cannot.
    """

    page: Page
    form: Form
    column: Column
    fault: str

    @property
    def id(self) -> str:
        """What takes the keyboard focus."""
        return control_id(self.page.id, self.column.name)

    @property
    def label(self) -> str:
        """What its field is called."""
        return self.form.label(self.column)

    @property
    def mark(self) -> str | None:
        """The mark at its label: how much a value is asked for."""
        if self.form.is_required(self.column):
            return "required"
        is_asked = self.form.control(self.column).required == "recommended"
        return "recommended" if is_asked else None

    @property
    def description(self) -> str | None:
        """The ids of what is said about it: at its field, and at its control in the header."""
        form, column = self.form, self.column
        here = bool(self.fault or form.control(column).notes)
        above = bool(form.header_control(column).notes) and column in visible_header_columns(form)
        ids = {column.name: here, header_name(column): above}
        boxes = [notes_id(self.page, name) for name, is_said in ids.items() if is_said]
        return " ".join(boxes) or None

    @property
    def validity(self) -> dict[str, Attribute]:
        """What ties a control to what is said about it."""
        is_wrong = self.fault or self.form.errors(self.column)
        return {
            "aria-invalid": "true" if is_wrong else None,
            "aria-describedby": self.description,
        }


def field(page: Page, form: Form, column: Column, records: Records) -> Element:
    """One column with its label, and what is said about it."""
    was_tried = column.name in form.state.invalid_columns
    fault = value_problem(form, column, records) if was_tried else ""
    place = _Place(page, form, column, fault)
    notes = notes_box(notes_id(page, column.name), form.control(column).notes, fault)
    return [*_field(place, records), *notes]


def _field(place: _Place, records: Records) -> Element:
    form, column = place.form, place.column
    text = form.text(column)
    if column.kind is Kind.LOOKUP:
        return _lookup(place, records)
    if column.read_only:
        value = form.formatted(column)
        return _labelled(place, h("input", {"readonly": True, "value": value, **place.validity}))
    if (form.table.name, column.name) in _MARKUP and is_markup(form.text_before(column.name)):
        return _words(place, text)
    attributes = _attributes(place)
    match column.kind:
        case Kind.BOOLEAN:
            box = h("input", {**attributes, "type": "checkbox", "checked": text == "true"})
            return _labelled(place, box, "check")
        case Kind.CHOICE:
            return _labelled(place, _select(attributes, form.options(column), text))
        case Kind.MEMO:
            area = h("textarea", {**attributes, "rows": 4, "value": text})
            return _labelled(place, area, "wide")
    return _labelled(place, h("input", {**attributes, **_input(column, text)}))


def plain_field(page: Page, name: str, text: str) -> Element:
    """A field for a name that is known to no table."""
    control = {"type": "text", "value": text, **_named(page, name)}
    return h("label", {"key": name, "class": "field"}, h("span", {}, name), h("input", control))


def _words(place: _Place, text: str) -> Element:
    """HTML as its words: edited as text, it would lose all else."""
    words, hint_id = readable(text), f"{place.id}-about"
    said = [hint_id, place.description]
    box: dict[str, Attribute] = {
        "rows": max(4, min(12, words.count("\n") + 2)),
        "readonly": True,
        "value": words,
        **place.validity,
        "aria-describedby": " ".join(filter(None, said)),
    }
    about = "The words of a formatted text; it cannot be edited here."
    whole = _labelled(place, h("textarea", box), "wide")
    return [*whole, h("small", {"id": hint_id}, about)]


def _labelled(place: _Place, control: Element, size: str = "") -> Element:
    """The label stands beside its control, not around it: a label's text would take in all options."""
    control[1]["id"] = place.id
    return h(
        "div",
        {"key": place.column.name, "class": f"field {size}".strip()},
        h("label", {"for": place.id, "class": place.mark}, place.label),
        control,
    )


def _named(page: Page, name: str) -> dict[str, Attribute]:
    return {
        "name": name,
        **edit.on(page.id, name),
        "autocomplete": "off",
    }


def _attributes(place: _Place) -> dict[str, Attribute]:
    form, column = place.form, place.column
    return {
        **_named(place.page, column.name),
        "aria-required": "true" if form.is_required(column) else None,
        "disabled": True if form.is_disabled(column) else None,
        **place.validity,
    }


def _input(column: Column, text: str) -> dict[str, Attribute]:
    native, shape = _NATIVE.get(column.kind, ("text", None))
    # To the page, what a native input holds of it is empty: drawn so, it stays.
    is_begun = shape is not None and text == UNFINISHED
    shown = "" if is_begun else text
    if shape and shown and not shape.fullmatch(shown):
        native = "text"
    return {
        "type": native,
        "inputmode": _NUMBERS.get(column.kind),
        "value": shown,
        "data-begun": "true" if is_begun else None,
    }


def _select(attributes: dict[str, Attribute], options: list[tuple[int, str]], text: str) -> Element:
    known = [(str(value), label) for value, label in options]
    if text not in [value for value, _ in known]:
        # No choice yet, or one that the Dataverse will refuse.
        known.insert(0, (text, text or "---"))
    if text and not attributes["aria-required"]:
        known.insert(0, ("", "---"))
    return h(
        "select",
        {**attributes, "value": text},
        *(h("option", {"value": value, "key": value}, label) for value, label in known),
    )


def _lookup(place: _Place, records: Records) -> Element:
    """A link to the record, with a button that empties it; when empty, a name is typed instead."""
    form, column = place.form, place.column
    reference = form.reference(column)
    is_typed = isinstance(form.edits.get(column.name), str)
    if reference is None or is_typed:
        return _named_record(place, records)
    link = record_link(reference.table, reference.id, reference.name)
    # No link is invalid; what is said about it says so.
    link[1] |= {"id": place.id, "aria-describedby": place.description}
    clear = cross(edit.on(place.page.id, column.name), f"Clear {place.label}")
    return h(
        "div",
        {"key": column.name, "class": "field", "role": "group", "aria-label": place.label},
        h("span", {"class": place.mark}, place.label),
        h(
            "div",
            {"class": "lookup"},
            link,
            *([] if form.is_disabled(column) else [clear]),
        ),
    )


def _named_record(place: _Place, records: Records) -> Element:
    """A field for the name of a record, with names to choose from once somebody types."""
    form, column = place.form, place.column
    text = form.text(column)
    names = suggestions(column, text, records) if column.name in form.edits else []
    list_id = f"{place.id}-names"
    name: dict[str, Attribute] = {
        "type": "text",
        "value": text,
        "placeholder": "Name of a record",
        # Where it is off, some browsers show no list either.
        "autocomplete": None,
        "list": list_id if names else None,
    }
    whole = _labelled(place, h("input", {**_attributes(place), **name}))
    options = (h("option", {"value": each, "key": each}) for each in names)
    return [*whole, h("datalist", {"id": list_id}, *options)] if names else whole
