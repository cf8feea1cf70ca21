"""Converts values to the form in which a column stores them, and checks them.

Text is stored unchanged, with a folded copy for comparisons; ids in lower case; booleans as 0 and 1; dates as
`2026-07-01`; times in UTC, to the second, as `2026-07-01T08:00:00`. Dates and times therefore compare as text.
"""

import math
import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from apm.core.errors import show
from apm.core.json_text import Json
from apm.dataverse.names import clean_id
from apm.dataverse.schema.columns import Column, Kind
from apm.dataverse.schema.limits import MOST_PLACES, is_of_currency, places_of, range_of, rounded

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")

Stored = str | int | float | None
"""A value in the database."""

INTEGERS = range(-(2**31), 2**31)
"""The range of a whole number [D]."""


class WrongValueError(ValueError):
    """A column does not accept a value. The message follows the column's name: "has to be a whole number"."""


class OutOfRangeError(WrongValueError):
    """A number is not between the least and the greatest value of its column."""


def fold(text: str) -> str:
    """The form of a text for comparisons: they ignore case [D] but not accents [A].

    >>> fold("CONTOSO Straße") == fold("Contoso STRASSE")
    True
    """
    return text.casefold()


def to_stored(column: Column, value: Json) -> Stored:
    """A value in the form in which a column stores it.

    Raises:
        WrongValueError: the column does not accept the value.
    """
    if value is None:
        return None
    return _STORED.get(column.kind, read_text)(column, value)


def read_text(column: Column, value: Json) -> str:
    """The stored form of an id, a date or a time that is given as text.

    Raises:
        WrongValueError: the text is no such value.
    """
    if column.kind is Kind.CHOICES:
        return _choices(column, value) or ""
    if column.kind is Kind.DATETIME:
        found, example = _time(value), "a time such as 2026-07-01T08:00:00Z"
    elif column.kind is Kind.DATE:
        found, example = _date(value), "a date such as 2026-07-01"
    else:
        found, example = clean_id(value) if isinstance(value, str) else None, "an id (a GUID)"
    if found is None:
        raise WrongValueError(f"has to be {example}, not {show(value)}")
    return found


def is_keepable(text: str) -> bool:
    """Whether sqlite can store a text: it has no NUL and no unpaired surrogate."""
    return _UNKEEPABLE.search(text) is None


def _text(column: Column, value: Json) -> str:
    if not isinstance(value, str):
        raise WrongValueError(f"has to be text, not {show(value)}")
    if not is_keepable(value):
        raise WrongValueError("has a character that text cannot hold")
    if column.max_length is not None and len(value) > column.max_length:
        raise WrongValueError(f"takes {column.max_length} characters, not {len(value)}")
    return value


def _choice(column: Column, value: Json) -> int:
    option = None if isinstance(value, bool) else column.option(value)
    if option is None:
        known = ", ".join(f"{each.value} {each.label}" for each in column.options)
        raise WrongValueError(f"has no option {show(value)}; there are: {known}")
    return option.value


def _choices(column: Column, value: Json) -> str | None:
    """Several options, given as the text `1,2` [D], or one as a number."""
    items: list[Json] = [*value.split(",")] if isinstance(value, str) else [value]
    wanted = {_choice(column, _whole(item)) for item in items if item not in ("", None)}
    return ",".join(str(each.value) for each in column.options if each.value in wanted) or None


def _boolean(_column: Column, value: Json) -> int:
    if not isinstance(value, bool):
        raise WrongValueError(f"has to be true or false, not {show(value)}")
    return int(value)


def _whole(item: Json) -> Json:
    return int(item) if isinstance(item, str) and item.strip().isdecimal() else item


def _integer(column: Column, value: Json) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    # `in` is slow for a float in a range.
    if isinstance(value, bool) or not isinstance(value, int) or value not in INTEGERS:
        raise WrongValueError(f"has to be a whole number of 32 bits, not {show(value)}")
    _check_range(column, value)
    return value


def _number(column: Column, value: Json) -> float | int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        raise WrongValueError(f"has to be a number, not {show(value)}")
    number = rounded(float(value), _stored_places(column))
    _check_range(column, number)
    return number


def _stored_places(column: Column) -> int:
    """The decimal places that a column can store; without its own, those that a maker could give it [A].

    The currency of a record can leave an amount fewer of them.
    """
    has_own = column.precision is not None and not is_of_currency(column)
    return places_of(column) or 0 if has_own else MOST_PLACES[column.kind]


def _check_range(column: Column, number: float) -> None:
    found = range_of(column)
    if found and not found[0] <= number <= found[1]:
        low, high = found
        raise OutOfRangeError(f"takes numbers from {low:,} to {high:,}, not {show(number)}")


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # The integer is too large for a float.
        return False


def _second(column: Column, value: Json) -> str:
    return read_text(column, value)[: len("2026-07-01T08:00:00")]


def _time(value: Json) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=None).isoformat()


def _date(value: Json) -> str | None:
    try:
        return date.fromisoformat(value.strip()).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None


_STORED: dict[Kind, Callable[[Column, Json], Stored]] = {
    Kind.TEXT: _text,
    Kind.MEMO: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.BOOLEAN: _boolean,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _number,
    Kind.MONEY: _number,
    Kind.DATETIME: _second,
}
"""What makes the stored form of a value; the others are read as text."""
