"""The values of a condition, converted to the form in which a column stores them.

>>> comparable(Column("size", "Size", Kind.INTEGER), Value("7", is_loose=True))
7.0
"""

import re
from dataclasses import dataclass

from apm.core.errors import show
from apm.core.json_text import Json
from apm.dataverse.column_values import Stored, WrongValueError, fold, is_keepable, read_text
from apm.dataverse.query.query_model import Path
from apm.dataverse.schema.columns import Column, Kind

_NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.CHOICE)
_NUMBER = re.compile(r"\s*[+-]?(\d{1,300}(\.\d{0,300})?|\.\d{1,300})(e[+-]?\d{1,3})?\s*", re.I)


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a `$filter`.

    Attributes:
        value: the value in the filter.
        is_loose: the value comes from a slug and is converted to the type of the column.
        is_missing: the slug is empty.
    """

    value: Json
    is_loose: bool = False
    is_missing: bool = False


class Missing(Exception):  # noqa: N818 - It is not an error.
    """A value that no record can have."""


def comparable(column: Column, value: Value) -> Stored:
    """A value in the form in which a column stores it.

    Raises:
        Missing: no record can have the value, because its slug is empty or not of the column's type.
        WrongValueError: the filter's own text compares the column with a value of another type.
    """
    if value.is_missing:
        raise Missing
    if value.value is None:
        return None
    if not value.is_loose:
        return _strict(column, value.value)
    try:
        return _loose(column, value.value)
    except WrongValueError:
        raise Missing from None


def from_text(path: Path, text: str) -> Stored:
    """The text of a value of FetchXML, or of an argument of a query function, in the stored form of the column.

    Raises:
        Missing: no record can have the value.
        WrongValueError: the column holds values of another type.
    """
    column = path.column
    if path.is_text:
        return _text(text)
    if column.kind in _NUMBERS and not _NUMBER.fullmatch(text):
        raise WrongValueError(f"has to be compared with a number, not {show(text)}{_known(column)}")
    if column.kind is Kind.BOOLEAN:
        text = {"1": "true", "0": "false"}.get(text.strip(), text.strip())
        if text.lower() not in ("true", "false"):
            raise WrongValueError(f"has to be compared with 1 or 0, not {show(text)}")
    return _loose(column, text)


def _strict(column: Column, value: Json) -> Stored:
    """Converts a value that the filter contains itself."""
    if column.is_text:
        if not isinstance(value, str):
            raise WrongValueError(f"is text; put the value in quotes: '{value}'")
        return _text(value)
    if column.kind in _NUMBERS:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise WrongValueError(
                f"has to be compared with a number, not {show(value)}{_known(column)}"
            )
        return value
    if column.kind is Kind.BOOLEAN:
        if not isinstance(value, bool):
            raise WrongValueError(f"has to be compared with true or false, not {show(value)}")
        return int(value)
    return read_text(column, value)


def _known(column: Column) -> str:
    options = ", ".join(f"{each.value} {each.label}" for each in column.options)
    return f"; there are: {options}" if options else ""


def _loose(column: Column, value: Json) -> Stored:
    """Converts the text of a slug to the type of the column."""
    text = str(value)
    if column.is_text:
        return _text(text)
    if column.kind in _NUMBERS:
        if not _NUMBER.fullmatch(text):
            raise WrongValueError("is a number")
        return float(text)
    if column.kind is Kind.BOOLEAN:
        if text.lower() not in ("true", "false"):
            raise WrongValueError("is true or false")
        return int(text.lower() == "true")
    return read_text(column, text)


def _text(value: str) -> str:
    if not is_keepable(value):
        raise Missing  # No record has a text that cannot be stored.
    return fold(value)
