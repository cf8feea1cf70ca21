"""The sentences that say why a column does not accept a value. The Dataverse decides whether it does.

>>> refusal(Column("size", "Size", Kind.INTEGER), 3_000_000_000)
'Size: 3,000,000,000 is too large; at most 2,147,483,647.'
>>> refusal(Column("size", "Size", Kind.INTEGER), 3)
''
"""

from collections.abc import Sequence

from apm.core.errors import show
from apm.core.json_text import Json
from apm.dataverse import Column, Kind
from apm.dataverse.column_values import WrongValueError, to_stored
from apm.dataverse.schema.limits import range_of
from apm.forms.input_text import UNFINISHED

_LONGEST = 40
"""The most characters of a number in a sentence."""


def refusal(column: Column, value: Json) -> str:
    """One sentence that starts with the column's label; empty if the column accepts the value."""
    try:
        to_stored(column, value)
    except WrongValueError:
        return f"{column.label}: {_why(column, value)}."
    return ""


def either(names: Sequence[str]) -> str:
    """Joins names with commas and a final "or".

    >>> either(["High", "Normal", "Low"]), either(["Low"])
    ('High, Normal or Low', 'Low')
    """
    *before, last = names
    return f"{', '.join(before)} or {last}" if before else last


def _why(column: Column, value: Json) -> str:
    match column.kind:
        case Kind.INTEGER | Kind.DECIMAL | Kind.MONEY:
            return _why_number(column, value)
        case Kind.ID:
            return f"{show(value)} is not an id; write it as 00000000-0000-0000-0000-000000000000"
        case Kind.DATE | Kind.DATETIME if value == UNFINISHED:
            return "it is not complete; finish or clear it"
        case Kind.DATE | Kind.DATETIME if column.is_day:
            return f"{show(value)} is not a date; write it as 2026-07-01"
        case Kind.DATETIME:
            return f"{show(value)} is not a time; write it as 2026-07-01T08:00"
        case Kind.CHOICE | Kind.CHOICES:
            labels = either([each.label for each in column.options] or ["nothing"])
            return f"there is no choice {show(value)}; choose {labels}"
    return _why_text(column, value)


def _why_number(column: Column, value: Json) -> str:
    number, is_whole = _number(value), column.kind is Kind.INTEGER
    if number is None or (is_whole and number % 1):
        return f"{show(value)} is not a {'whole ' if is_whole else ''}number"
    low, high = range_of(column) or (number, number)
    if number < low:
        return f"{_shown(number)} is too small; at least {_shown(low)}"
    return f"{_shown(number)} is too large; at most {_shown(high)}"


def _why_text(column: Column, value: Json) -> str:
    length, most = len(value) if isinstance(value, str) else 0, column.max_length
    if most is not None and length > most:
        return f"{length:,} characters are too many; at most {most:,}"
    return "it has a character that text cannot hold"


def _number(value: Json) -> int | float | None:
    return None if isinstance(value, bool) or not isinstance(value, int | float) else value


def _shown(number: float) -> str:
    text = f"{number:,}".removesuffix(".0")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
