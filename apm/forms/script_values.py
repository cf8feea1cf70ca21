"""Converts the texts of fields to the values that scripts get, and the values that scripts set to texts.

>>> from apm.dataverse import Records
>>> incident = Records().schema.table("incident")
>>> to_script(incident.columns["title"], "Leak", None), to_script(incident.columns["title"], "", None)
('Leak', None)
>>> from_script(incident.columns["prioritycode"], 1)
'1'
"""

from dataclasses import replace
from datetime import datetime

from apm.core.errors import bad_input, show
from apm.core.json_text import Json
from apm.core.results import DateValue, FieldValue
from apm.dataverse import Behavior, Column, Kind
from apm.forms.input_text import DATES, date_text, from_text, in_utc, to_text
from apm.workspace.form_state import Reference
from apm.workspace.lookup_values import read_lookup
from apm.workspace.party_lists import parties_in, parties_of, parties_text

TYPES = {
    Kind.ID: "uniqueidentifier",
    Kind.TEXT: "string",
    Kind.MEMO: "memo",
    Kind.INTEGER: "integer",
    Kind.DECIMAL: "decimal",
    Kind.MONEY: "money",
    Kind.BOOLEAN: "boolean",
    Kind.DATETIME: "datetime",
    Kind.DATE: "datetime",
    Kind.CHOICE: "optionset",
    Kind.CHOICES: "multiselectoptionset",
    Kind.LOOKUP: "lookup",
    Kind.PARTIES: "lookup",
}
"""The result of `getAttributeType` for each kind of column [D]."""

_TEXTS = (Kind.TEXT, Kind.MEMO, Kind.ID)
_WHOLE = (Kind.INTEGER, Kind.CHOICE)
_NUMBERS = (Kind.INTEGER, Kind.CHOICE, Kind.DECIMAL, Kind.MONEY)


def braced(record_id: str) -> str:
    """An id in the format of form scripts: upper case, in braces.

    >>> braced("ca5e0000-0000-4000-8000-000000000001")
    '{CA5E0000-0000-4000-8000-000000000001}'
    """
    return f"{{{record_id.upper()}}}" if record_id else ""


def to_script(column: Column, text: str, reference: Reference | None) -> FieldValue:
    """The value of a field; None if it is empty, or if its text is not a value of its column."""
    if column.kind is Kind.LOOKUP:
        return None if reference is None else [as_lookup(reference)]
    if column.kind is Kind.PARTIES:
        return [as_lookup(each) for each in parties_in(text) or ()] or None
    value = from_text(column, text)
    if column.kind is Kind.CHOICES:
        return chosen_values(column, text) or None
    if value is None or column.kind in _TEXTS or column.kind is Kind.BOOLEAN:
        return value
    if column.kind in DATES:
        return _date_value(column, str(value))
    return value if isinstance(value, int | float) else None


def chosen_values(column: Column, text: str) -> list[Json]:
    """The values of the chosen options in the text of choices, in the order of the options."""
    chosen = [each.strip() for each in text.split(",")]
    return [each.value for each in column.options if str(each.value) in chosen]


def as_lookup(reference: Reference) -> dict[str, Json]:
    """The value of a lookup, without the list around it [D]."""
    return {"id": braced(reference.id), "name": reference.name, "entityType": reference.table}


def from_script(column: Column, value: Json) -> str | Reference:
    """The text or reference that a form keeps for a value that a script sets.

    Raises:
        ApmError: the column does not accept the value.
    """
    if value is None or value == []:
        return ""
    if column.kind is Kind.LOOKUP:
        return _reference(column, value)
    if column.kind is Kind.PARTIES:
        return _parties(column, value)
    if not _fits(column, value):
        raise bad_input(f"{column.name} takes {_wanted(column)} or null, not {show(value)}")
    if column.kind in DATES:
        return date_text(column, datetime.fromisoformat(str(value)))
    if column.kind is Kind.CHOICES:
        # In the order of the options, as they are stored.
        return to_text(column, chosen_values(column, to_text(column, value)))
    return to_text(column, value)


def _fits(column: Column, value: Json) -> bool:
    if column.kind in _TEXTS:
        return isinstance(value, str)
    if column.kind is Kind.CHOICES:
        return isinstance(value, list) and all(map(column.option, value))
    if column.kind is Kind.BOOLEAN:
        return isinstance(value, bool)
    if column.kind in DATES:
        return isinstance(value, str) and _is_time(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if column.kind is Kind.CHOICE and column.options:
        return column.option(value) is not None
    return column.kind not in _WHOLE or float(value).is_integer()


def _wanted(column: Column) -> str:
    match column.kind:
        case Kind.CHOICE:
            options = ", ".join(f"{each.value} {each.label}" for each in column.options)
            return f"one of {options}"
        case Kind.CHOICES:
            options = ", ".join(f"{each.value} {each.label}" for each in column.options)
            return f"a list of {options}"
        case Kind.BOOLEAN:
            return "true, false"
        case Kind.DATE | Kind.DATETIME:
            return "a Date"
        case Kind.INTEGER:
            return "a whole number"
        case Kind.DECIMAL | Kind.MONEY:
            return "a number"
    return "text"


def _reference(column: Column, value: Json) -> Reference:
    """The reference in the value of a lookup: a list with one object, or the object itself [S]."""
    tables = [each.table for each in column.targets]
    shape = 'a list with one object such as [{"id": "...", "name": "...", "entityType": "account"}]'
    found = read_lookup(value)
    if found is None:
        raise bad_input(f"{column.name} takes {shape} or null, not {show(value)}")
    table = found.table or (tables[0] if len(tables) == 1 else "")
    if table not in tables:
        raise bad_input(f"{column.name} is a lookup of {' or '.join(tables)}, not of {show(table)}")
    return replace(found, table=table)


def _parties(column: Column, value: Json) -> str:
    """The text of the value of a party list: a list of objects, or one of them."""
    found = parties_of(value)
    if found is None:
        shape = 'a list of objects such as {"id": "...", "name": "...", "entityType": "contact"}'
        raise bad_input(f"{column.name} takes {shape} or null, not {show(value)}")
    tables = [each.table for each in column.targets]
    for each in found:
        if each.table not in tables:
            known = " or ".join(tables)
            raise bad_input(f"{column.name} is a list of {known}, not of {show(each.table)}")
    return parties_text(found)


def _date_value(column: Column, text: str) -> DateValue | None:
    if not _is_time(text):
        return None
    if column.is_day:
        return DateValue(text[:10])
    is_local = column.behavior is Behavior.TIME_ZONE_INDEPENDENT
    return DateValue(in_utc(text) if is_local else f"{in_utc(text)}Z")


def _is_time(text: str) -> bool:
    try:
        in_utc(text)
    except (ValueError, OverflowError):
        return False
    return True
