"""Converts the values of columns to the texts of HTML inputs, and back.

>>> due = Column("due", "Due", Kind.DATETIME)
>>> to_text(due, "2026-07-01T08:00:00Z"), from_text(due, "2026-07-01T08:00")
('2026-07-01T08:00', '2026-07-01T08:00')
"""

import re
from datetime import UTC, datetime

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Behavior, Column, Kind
from apm.workspace.party_lists import parties_in, parties_of, parties_text

_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+|(?=\.\d))(\.\d*)?([eE][+-]?\d+)?", re.ASCII)
"""A number as users type it. Commas are allowed between thousands only."""

UNFINISHED = "unfinished"
"""The text for a date that is only partly typed. Browsers do not reveal the typed part."""

DATES = (Kind.DATE, Kind.DATETIME)
"""The kinds of columns with a date."""

_NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.MONEY)


def to_text(column: Column, value: Json) -> str:
    """The text for a value; empty for no value."""
    if value is None:
        return ""
    match column.kind:
        case Kind.BOOLEAN:
            return "true" if as_text(value).strip().lower() in ("true", "1") else "false"
        case Kind.DATETIME if column.is_day:
            return as_text(value).partition("T")[0]
        case Kind.DATETIME:
            return _without_seconds(as_text(value))
        case Kind.PARTIES:
            found = parties_in(value) if isinstance(value, str) else parties_of(value)
            return as_text(value) if found is None else parties_text(found)
        case Kind.CHOICES:
            return (
                ",".join(map(as_text, value)) if isinstance(value, list) else _bare(as_text(value))
            )
    return as_text(value)


def from_text(column: Column, text: str) -> Json:
    """The value that a text means for a column. A text without a meaning is returned as it is."""
    if not text.strip():
        return None
    match column.kind:
        case Kind.BOOLEAN:
            return text == "true"
        case Kind.CHOICE:
            return _number(text, int)
        case kind if kind in _NUMBERS:
            if not _NUMBER.fullmatch(text.strip()):
                return text
            plain = text.replace(",", "").lower()
            return _number(plain, float if "." in plain or "e" in plain else int)
    return text


def _bare(text: str) -> str:
    """The text of choices without the brackets and spaces that `data` can have [D]."""
    return text.strip("[] ").replace(" ", "")


def in_utc(text: str) -> str:
    """A date and time in UTC, to the second. A text without an offset is in UTC already.

    Raises:
        ValueError: the text is not a date and time.
        OverflowError: the time in UTC is before year 1 or after year 9999.
    """
    time = datetime.fromisoformat(text)
    if time.tzinfo:
        time = time.astimezone(UTC).replace(tzinfo=None)
    return time.replace(microsecond=0).isoformat()


def date_text(column: Column, time: datetime) -> str:
    """The text of a point in time: in UTC, but a day, and a time that is the same in all time zones, as in the browser.

    A script's `new Date(year, month, day)` is midnight in the browser's time zone. A time without a zone stays.

    Raises:
        ValueError, OverflowError: the time has no such text.
    """
    if column.is_day or column.behavior is Behavior.TIME_ZONE_INDEPENDENT:
        time = (time.astimezone() if time.tzinfo else time).replace(tzinfo=None)
    if column.is_day:
        return time.date().isoformat()
    return to_text(column, in_utc(time.isoformat()))


def _without_seconds(text: str) -> str:
    """A date and time without zero seconds; any other text unchanged."""
    try:
        return in_utc(text).removesuffix(":00") if "T" in text else text
    except (ValueError, OverflowError):
        return text


def _number(text: str, kind: type[int] | type[float]) -> Json:
    try:
        return kind(text)
    except ValueError:
        return text
