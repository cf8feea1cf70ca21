"""Why a column does not take a value, in a form's words. Whether it does is the Dataverse's to say.

>>> problem(Column("size", "Size", Kind.INTEGER), 3_000_000_000)
'Size: 3,000,000,000 is too large; at most 2,147,483,647.'
>>> problem(Column("size", "Size", Kind.INTEGER), 3)
''
"""

from collections.abc import Sequence

from apm.core.errors import show
from apm.core.json_text import Json
from apm.dataverse import Column, Kind
from apm.dataverse.column_values import INTEGERS, WrongValueError, to_stored
from apm.forms.field_texts import UNFINISHED

_LONGEST = 40
"""Characters of a number that a sentence shows."""


def problem(column: Column, value: Json) -> str:
    """One sentence that names the column by its label; empty when the column takes the value."""
    try:
        to_stored(column, value)
    except WrongValueError:
        return f"{column.label}: {_why(column, value)}."
    return ""


def either(names: Sequence[str]) -> str:
    """Names to choose from.

    >>> either(["High", "Normal", "Low"]), either(["Low"])
    ('High, Normal or Low', 'Low')
    """
    *before, last = names
    return f"{', '.join(before)} or {last}" if before else last


def _why(column: Column, value: Json) -> str:
    match column.kind:
        case Kind.INTEGER:
            return _of_integer(value)
        case Kind.DECIMAL | Kind.MONEY:
            number = _number(value)
            return (
                f"{show(value)} is no number"
                if number is None
                else f"{_shown(number)} is too large"
            )
        case Kind.ID:
            return f"{show(value)} is no id; write it as 00000000-0000-0000-0000-000000000000"
        case Kind.DATE | Kind.DATETIME if value == UNFINISHED:
            return "it is not complete; finish or clear it"
        case Kind.DATE:
            return f"{show(value)} is no date; write it as 2026-07-01"
        case Kind.DATETIME:
            return f"{show(value)} is no time; write it as 2026-07-01T08:00"
        case Kind.CHOICE:
            labels = either([each.label for each in column.options] or ["nothing"])
            return f"there is no choice {show(value)}; choose {labels}"
    return _of_text(column, value)


def _of_integer(value: Json) -> str:
    number = _number(value)
    if number is None or number % 1:
        return f"{show(value)} is no whole number"
    if number < 0:
        return f"{_shown(number)} is too small; at least {INTEGERS.start:,}"
    return f"{_shown(number)} is too large; at most {INTEGERS.stop - 1:,}"


def _of_text(column: Column, value: Json) -> str:
    length, most = len(value) if isinstance(value, str) else 0, column.max_length
    if most is not None and length > most:
        return f"{length:,} characters are too many; at most {most:,}"
    return "it has a character that text cannot hold"


def _number(value: Json) -> int | float | None:
    return None if isinstance(value, bool) or not isinstance(value, int | float) else value


def _shown(number: float) -> str:
    # Whole numbers are not made floats, which hold fewer.
    text = f"{number:,}" if isinstance(number, int) else f"{number:,.0f}"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
