"""The fields of a form, one for each kind of column."""

import re

from apm.dataverse import Column, Kind, Records
from apm.elements import Attribute, Element, h
from apm.forms import Form
from apm.forms.lookups import suggestions
from apm.page import Page
from apm.pages.links import record_link
from apm.pages.plain import is_markup, readable

_NATIVE = {
    Kind.DATE: ("date", re.compile(r"\d{4}-\d\d-\d\d")),
    Kind.DATETIME: ("datetime-local", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")),
}
"""Inputs that take nothing but what they know; any other text gets a plain one, to be seen."""

_MARKUP = frozenset({("email", "description"), ("knowledgearticle", "content")})
"""Columns that hold HTML, by table [D]."""

_NUMBERS = {Kind.INTEGER: "numeric", Kind.DECIMAL: "decimal", Kind.MONEY: "decimal"}


def field(page: Page, form: Form, column: Column, records: Records) -> Element:
    """One column with its label, and what scripts say about it."""
    notes = form.control(column).notes
    whole = _field(page, form, column, records)
    if not notes:
        return whole
    said = (
        h("p", {"class": f"note {note.level.lower()}", "key": note_id}, note.text)
        for note_id, note in notes.items()
    )
    role = "alert" if form.has_error(column) else "status"
    return [
        *whole,
        h("div", {"id": _notes_id(page, column), "role": role, "class": "notes"}, *said),
    ]


def _notes_id(page: Page, column: Column) -> str:
    return f"{page.id}-{column.name}-notes"


def _field(page: Page, form: Form, column: Column, records: Records) -> Element:
    text = form.text(column)
    if column.kind is Kind.LOOKUP:
        return _lookup(page, form, column, records)
    if column.read_only:
        box = h("input", {"readonly": True, "value": form.formatted(column)})
        return _labelled(page, form, column, box)
    if (form.table.name, column.name) in _MARKUP and is_markup(form.before(column.name)):
        return _words(page, form, column, text)
    attributes = _attributes(page, form, column)
    match column.kind:
        case Kind.BOOLEAN:
            box = h("input", {**attributes, "type": "checkbox", "checked": text == "true"})
            return _labelled(page, form, column, box, "check")
        case Kind.CHOICE:
            select = _select(attributes, form.options(column), text)
            return _labelled(page, form, column, select)
        case Kind.MEMO:
            area = h("textarea", {**attributes, "rows": 4, "value": text})
            return _labelled(page, form, column, area, "wide")
    box = h("input", {**attributes, **_input(column, text), "value": text})
    return _labelled(page, form, column, box)


def plain_field(page: Page, name: str, text: str) -> Element:
    """A field for a name that is known to no table."""
    control = {"type": "text", "value": text, **_named(page, name)}
    return h("label", {"key": name, "class": "field"}, h("span", {}, name), h("input", control))


def _words(page: Page, form: Form, column: Column, text: str) -> Element:
    """HTML as its words: edited as text, it would lose all else."""
    words, hint_id = readable(text), f"{page.id}-{column.name}-about"
    box: dict[str, Attribute] = {
        "rows": max(4, min(12, words.count("\n") + 2)),
        "readonly": True,
        "value": words,
        "aria-describedby": hint_id,
    }
    about = "The words of a formatted text; it cannot be edited here."
    whole = _labelled(page, form, column, h("textarea", box), "wide")
    return [*whole, h("small", {"id": hint_id}, about)]


def _labelled(page: Page, form: Form, column: Column, control: Element, size: str = "") -> Element:
    """The label stands beside its control, not around it: a label's text would take in all options."""
    control[1]["id"] = _control_id(page, column)
    label = {"for": _control_id(page, column), "class": _mark(form, column)}
    return h(
        "div",
        {"key": column.name, "class": f"field {size}".strip()},
        h("label", label, form.label(column)),
        control,
    )


def _control_id(page: Page, column: Column) -> str:
    """What takes the keyboard focus when a script asks for it: see `apm.signals.FieldFocused`."""
    return f"{page.id}-{column.name}"


def _mark(form: Form, column: Column) -> str | None:
    """The mark at a label: how much a value is asked for."""
    if form.is_required(column):
        return "required"
    return "recommended" if form.control(column).required == "recommended" else None


def _named(page: Page, name: str) -> dict[str, Attribute]:
    return {
        "name": name,
        "data-action": "edit",
        "data-of": f"{page.id} {name}",
        "autocomplete": "off",
    }


def _attributes(page: Page, form: Form, column: Column) -> dict[str, Attribute]:
    return {
        **_named(page, column.name),
        "aria-required": "true" if form.is_required(column) else None,
        "disabled": True if form.is_disabled(column) else None,
        "aria-invalid": "true" if form.has_error(column) else None,
        "aria-describedby": _notes_id(page, column) if form.control(column).notes else None,
    }


def _input(column: Column, text: str) -> dict[str, Attribute]:
    native, shape = _NATIVE.get(column.kind, ("text", None))
    if shape and text and not shape.fullmatch(text):
        native = "text"
    return {"type": native, "inputmode": _NUMBERS.get(column.kind)}


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


def _lookup(page: Page, form: Form, column: Column, records: Records) -> Element:
    """A link to the record, with a button that empties it; when empty, a name is typed instead."""
    reference = form.current(column)
    is_typed = isinstance(form.edits.get(column.name), str)
    if reference is None or is_typed:
        return _named_record(page, form, column, records)
    name = form.label(column)
    clear = {
        "type": "button",
        "class": "clear",
        "aria-label": f"Clear {name}",
        "data-action": "edit",
        "data-of": f"{page.id} {column.name}",
    }
    label = {"class": _mark(form, column)}
    link = record_link(reference.table, reference.id, reference.name)
    link[1]["id"] = _control_id(page, column)
    link[1]["aria-describedby"] = _notes_id(page, column) if form.control(column).notes else None
    cross = h("button", clear, h("span", {"aria-hidden": "true"}, "×"))
    return h(
        "div",
        {"key": column.name, "class": "field", "role": "group", "aria-label": name},
        h("span", label, name),
        h(
            "div",
            {"class": "lookup"},
            link,
            *([] if form.is_disabled(column) else [cross]),
        ),
    )


def _named_record(page: Page, form: Form, column: Column, records: Records) -> Element:
    """A field for the name of a record, with names to choose from once somebody types."""
    text = form.text(column)
    names = suggestions(column, text, records) if column.name in form.edits else []
    list_id = f"{page.id}-{column.name}-names"
    name: dict[str, Attribute] = {
        "type": "text",
        "value": text,
        "placeholder": "Name of a record",
        # Where it is off, some browsers show no list either.
        "autocomplete": None,
        "list": list_id if names else None,
    }
    box = h("input", {**_attributes(page, form, column), **name})
    whole = _labelled(page, form, column, box)
    options = (h("option", {"value": each, "key": each}) for each in names)
    return [*whole, h("datalist", {"id": list_id}, *options)] if names else whole
