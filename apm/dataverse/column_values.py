"""Values on their way into the database: what a column takes, and how it is kept.

Text is kept as it is, with a folded copy beside it to compare; ids in lower case; booleans as 0 and 1; dates as
`2026-07-01`; times in UTC to the second as `2026-07-01T08:00:00`, so that all of them compare as text.
"""

import math
from datetime import UTC, date, datetime

from apm.core.errors import show
from apm.core.json_text import Json
from apm.dataverse.names import clean_id
from apm.dataverse.schema.columns import Column, Kind

Stored = str | int | float | None
"""What sqlite keeps."""

INTEGERS = range(-(2**31), 2**31)
"""What a whole number may be [D]."""


class WrongValueError(ValueError):
    """A value that a column does not take; the message completes "... ", as in "has to be a whole number"."""


def fold(text: str) -> str:
    """A text as it is compared: without regard to case [D]; accents count [A].

    >>> fold("CONTOSO Straße") == fold("Contoso STRASSE")
    True
    """
    return text.casefold()


def to_stored(column: Column, value: Json) -> Stored:
    """A value for a column, as it is kept.

    Raises:
        WrongValueError: the column does not take it.
    """
    if value is None:
        return None
    match column.kind:
        case Kind.TEXT | Kind.MEMO:
            return _text(column, value)
        case Kind.CHOICE:
            return _choice(column, value)
        case Kind.BOOLEAN:
            if not isinstance(value, bool):
                raise WrongValueError(f"has to be true or false, not {show(value)}")
            return int(value)
        case Kind.INTEGER:
            return _integer(value)
        case Kind.DECIMAL | Kind.MONEY:
            return _number(value)
        case Kind.DATETIME:
            return read_text(column, value)[: len("2026-07-01T08:00:00")]
        case _:
            return read_text(column, value)


def read_text(column: Column, value: Json) -> str:
    """An id or a time that is written as text, as it is kept.

    Raises:
        WrongValueError: it is none.
    """
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
    """Whether sqlite keeps a text whole: without NUL and without half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)


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


def _integer(value: Json) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    # A float is looked for in a range by counting.
    if isinstance(value, bool) or not isinstance(value, int) or value not in INTEGERS:
        raise WrongValueError(f"has to be a whole number of 32 bits, not {show(value)}")
    return value


def _number(value: Json) -> float | int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        raise WrongValueError(f"has to be a number, not {show(value)}")
    return float(value)


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # A whole number that no float holds.
        return False


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
