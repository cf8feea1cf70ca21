"""Converts texts that a request sends for numbers and for yes or no, as the OData library of Dataverse does [O].

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> case = read_sample().table("incident").columns
>>> converted(case["prioritycode"], "2"), converted(case["isescalated"], "True")
(2, True)
>>> reason(case["prioritycode"], "High")
"Cannot convert the literal 'High' to the expected type 'Edm.Int32'."
"""

import re

from apm.core.errors import show
from apm.core.json_text import Json
from apm.dataverse.schema.columns import Column, Kind

_INTEGER = re.compile(r"\s*[+-]?[0-9]{1,10}\s*")
_DECIMAL = re.compile(r"\s*[+-]?([0-9][0-9,]{0,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})\s*")
"""A number in the invariant culture of .NET: with commas between thousands, and without an exponent [S]."""

_TYPES = {
    Kind.BOOLEAN: "Edm.Boolean",
    Kind.CHOICE: "Edm.Int32",
    Kind.DATE: "Edm.Date",
    Kind.DATETIME: "Edm.DateTimeOffset",
    Kind.DECIMAL: "Edm.Decimal",
    Kind.ID: "Edm.Guid",
    Kind.INTEGER: "Edm.Int32",
    Kind.MEMO: "Edm.String",
    Kind.MONEY: "Edm.Decimal",
    Kind.TEXT: "Edm.String",
}
"""The types of columns in the Web API [D]."""


def converted(column: Column, value: Json) -> Json:
    """The value of a text in the type of the column; other values, and texts that are none, stay as they are."""
    if not isinstance(value, str):
        return value
    match column.kind:
        case Kind.INTEGER | Kind.CHOICE if _INTEGER.fullmatch(value):
            return int(value)
        case Kind.DECIMAL | Kind.MONEY if _DECIMAL.fullmatch(value):
            return float(value.replace(",", ""))
        case Kind.BOOLEAN:
            return {"true": True, "false": False}.get(value.strip().lower(), value)
    return value


def out_of_range(table: str, column: Column) -> str:
    """The words of the service for a number outside the range of its column [A]."""
    return (
        f"A validation error occurred. The value of '{column.name}' on record of type '{table}' "
        "is outside the valid range."
    )


def reason(column: Column, value: Json) -> str:
    """The words of the service for a value of another type [O]; empty if the type is right and the value is not."""
    name = _TYPES.get(column.kind)
    is_number = isinstance(converted(column, value), int) and not isinstance(value, bool)
    is_right = (
        isinstance(value, str) if column.is_text else column.kind is Kind.CHOICE and is_number
    )
    if name is None or is_right or not isinstance(value, str | int | float):
        return ""
    return f"Cannot convert the literal {show(value)} to the expected type '{name}'."
