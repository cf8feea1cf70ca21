"""The fields of a form, with a control for each kind of column."""

import re

from apm.dataverse import Column, Kind, Records
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.forms.input_text import UNFINISHED
from apm.forms.validation import value_problem
from apm.ui.elements import Attribute, Element, h
from apm.ui.pages.control_notes import own_notes
from apm.ui.pages.field_element import Field, edited, labelled
from apm.ui.pages.html_text import is_html, lines_of_html
from apm.ui.pages.lookup_field import lookup_field, party_field
from apm.workspace.page import Page

_NATIVE = {
    Kind.DATE: ("date", re.compile(r"\d{4}-\d\d-\d\d")),
    Kind.DATETIME: ("datetime-local", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")),
}
"""Type of the native input, and the texts that it can show. Other texts are shown in a text input."""

_HTML = frozenset({("email", "description"), ("knowledgearticle", "content")})
"""Tables and their columns that contain HTML [D]."""

_NUMBERS = {Kind.INTEGER: "numeric", Kind.DECIMAL: "decimal", Kind.MONEY: "decimal"}


def form_field(
    page: Page, form: Form, control: Control, column: Column, records: Records
) -> Element:
    """The field of a column: its label, its control and its notes."""
    was_tried = column.name in form.state.invalid_columns
    fault = value_problem(form, column, records) if was_tried else ""
    field = Field(page, form, control, column, fault)
    return [*_field(field, records), *own_notes(page, form, control, fault)]


def plain_field(page: Page, name: str, text: str) -> Element:
    """A field for a name that is not a column of the table."""
    control = {"type": "text", "value": text, **edited(page, name)}
    return h("label", {"key": name, "class": "field"}, h("span", {}, name), h("input", control))


def _field(field: Field, records: Records) -> Element:
    form, column = field.form, field.column
    text = form.text(column)
    if column.kind is Kind.LOOKUP:
        return lookup_field(field, records)
    if column.kind is Kind.PARTIES:
        return party_field(field)
    if column.read_only:
        value = form.formatted(column)
        return labelled(field, h("input", {"readonly": True, "value": value, **field.validity}))
    if (form.table.name, column.name) in _HTML and is_html(form.text_before(column.name)):
        return _html_field(field, text)
    attributes = field.attributes
    match column.kind:
        case Kind.BOOLEAN:
            box = h("input", {**attributes, "type": "checkbox", "checked": text == "true"})
            return labelled(field, box, "check")
        case Kind.CHOICE:
            return labelled(field, _select(attributes, form.options(column), text))
        case Kind.CHOICES:
            return labelled(field, _several(attributes, form.options(column), text))
        case Kind.MEMO:
            area = h("textarea", {**attributes, "rows": 4, "value": text})
            return labelled(field, area, "wide")
    shows_time = form.control(field.control).shows_time
    return labelled(field, h("input", {**attributes, **_input(column, text, shows_time)}))


def _html_field(field: Field, text: str) -> Element:
    """The text of HTML content. It is read-only, because editing the text would lose the formatting."""
    lines, hint_id = lines_of_html(text), f"{field.id}-about"
    box: dict[str, Attribute] = {
        "rows": max(4, min(12, lines.count("\n") + 2)),
        "readonly": True,
        "value": lines,
        **field.validity,
        "aria-describedby": " ".join(filter(None, (hint_id, field.description))),
    }
    hint = "The text of formatted content. It cannot be edited here."
    return [*labelled(field, h("textarea", box), "wide"), h("small", {"id": hint_id}, hint)]


def _input(column: Column, text: str, shows_time: bool) -> dict[str, Attribute]:
    """The attributes of an input. Without the time, a new date has the time 00:00 [A]."""
    is_date = column.is_day or (column.kind is Kind.DATETIME and not shows_time)
    native, shape = _NATIVE.get(Kind.DATE if is_date else column.kind, ("text", None))
    if is_date and text != UNFINISHED:
        text = text.partition("T")[0]
    # The value of a native input is empty until the date is complete. An empty value leaves the input as it is.
    is_unfinished = shape is not None and text == UNFINISHED
    shown = "" if is_unfinished else text
    if shape and shown and not shape.fullmatch(shown):
        native = "text"
    return {
        "type": native,
        "inputmode": _NUMBERS.get(column.kind),
        "value": shown,
        "data-begun": "true" if is_unfinished else None,
    }


def _several(
    attributes: dict[str, Attribute], options: list[tuple[int, str]], text: str
) -> Element:
    """A list in which the user chooses several options."""
    chosen = text.split(",")
    return h(
        "select",
        {**attributes, "multiple": True, "size": min(len(options), 4) or 1},
        *(
            h("option", {"value": value, "key": value, "selected": str(value) in chosen}, label)
            for value, label in options
        ),
    )


def _select(attributes: dict[str, Attribute], options: list[tuple[int, str]], text: str) -> Element:
    shown = [(str(value), label) for value, label in options]
    if text not in [value for value, _ in shown]:
        # An empty value, or a value that the Dataverse will refuse.
        shown.insert(0, (text, text or "---"))
    if text and not attributes["aria-required"]:
        shown.insert(0, ("", "---"))
    return h(
        "select",
        {**attributes, "value": text},
        *(h("option", {"value": value, "key": value}, label) for value, label in shown),
    )
