"""The fields of a form, one for each kind of column."""

import re

from apm.dataverse import Column, Kind, Option
from apm.elements import Attribute, Element, h
from apm.forms import Form
from apm.pages.links import record_link
from apm.session import Tab

_NATIVE = {
    Kind.DATE: ("date", re.compile(r"\d{4}-\d\d-\d\d")),
    Kind.DATETIME: ("datetime-local", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")),
}
"""Inputs that take nothing but what they know; any other text gets a plain one, to be seen."""

_NUMBERS = {Kind.INTEGER: "numeric", Kind.DECIMAL: "decimal", Kind.MONEY: "decimal"}


def field(tab: Tab, form: Form, column: Column) -> Element:
    """One column with its label."""
    text = form.text(column)
    if column.kind is Kind.LOOKUP:
        return _lookup(tab, form, column)
    if column.read_only:
        return _labelled(
            tab, column, h("input", {"readonly": True, "value": form.formatted(column)})
        )
    attributes = _attributes(tab, column)
    match column.kind:
        case Kind.BOOLEAN:
            box = h("input", {**attributes, "type": "checkbox", "checked": text == "true"})
            return h("label", {"key": column.name, "class": "field check"}, box, column.label)
        case Kind.CHOICE:
            return _labelled(tab, column, _select(attributes, column.options, text))
        case Kind.MEMO:
            return _labelled(
                tab, column, h("textarea", {**attributes, "rows": 4, "value": text}), "wide"
            )
    return _labelled(tab, column, h("input", {**attributes, **_input(column, text), "value": text}))


def plain_field(tab: Tab, name: str, text: str) -> Element:
    """A field for a name that is known to no table."""
    control = {"type": "text", "value": text, **_named(tab, name)}
    return h("label", {"key": name, "class": "field"}, h("span", {}, name), h("input", control))


def _labelled(tab: Tab, column: Column, control: Element, size: str = "") -> Element:
    """The label stands beside its control, not around it: a label's text would take in all options."""
    required = "required" if column.required and not column.read_only else None
    control_id = f"{tab.id}-{column.name}"
    control[1]["id"] = control_id
    return h(
        "div",
        {"key": column.name, "class": f"field {size}".strip()},
        h("label", {"for": control_id, "class": required}, column.label),
        control,
    )


def _named(tab: Tab, name: str) -> dict[str, Attribute]:
    return {
        "name": name,
        "data-action": "edit",
        "data-of": f"{tab.id} {name}",
        "autocomplete": "off",
    }


def _attributes(tab: Tab, column: Column) -> dict[str, Attribute]:
    return {**_named(tab, column.name), "aria-required": "true" if column.required else None}


def _input(column: Column, text: str) -> dict[str, Attribute]:
    native, shape = _NATIVE.get(column.kind, ("text", None))
    if shape and text and not shape.fullmatch(text):
        native = "text"
    return {"type": native, "inputmode": _NUMBERS.get(column.kind)}


def _select(attributes: dict[str, Attribute], options: tuple[Option, ...], text: str) -> Element:
    known = [(str(each.value), each.label) for each in options]
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


def _lookup(tab: Tab, form: Form, column: Column) -> Element:
    """A link to the record, with a button that empties it; when empty, a name is typed instead."""
    reference = form.reference(column)
    if reference is None or column.name in form.edits:
        name = {"type": "text", "value": form.text(column), "placeholder": "Name of a record"}
        return _labelled(tab, column, h("input", {**_attributes(tab, column), **name}))
    clear = {
        "type": "button",
        "class": "clear",
        "aria-label": f"Clear {column.label}",
        "data-action": "edit",
        "data-of": f"{tab.id} {column.name}",
    }
    label = {"class": "required" if column.required else None}
    return h(
        "div",
        {"key": column.name, "class": "field", "role": "group", "aria-label": column.label},
        h("span", label, column.label),
        h(
            "div",
            {"class": "lookup"},
            record_link(reference.table, reference.id, reference.name),
            h("button", clear, h("span", {"aria-hidden": "true"}, "×")),
        ),
    )
