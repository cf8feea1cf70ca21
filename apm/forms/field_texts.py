"""Values of columns as a form's fields hold them: text, to a person's input and back.

>>> due = Column("due", "Due", Kind.DATETIME)
>>> to_text(due, "2026-07-01T08:00:00Z"), from_text(due, "2026-07-01T08:00")
('2026-07-01T08:00', '2026-07-01T08:00')
"""

import re
from datetime import UTC, datetime

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Column, Kind

_WRITTEN = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+|(?=\.\d))(\.\d*)?([eE][+-]?\d+)?", re.ASCII)
"""A number as people write one: commas stand between thousands, and nowhere else."""

UNFINISHED = "unfinished"
"""What the page tells of a date that a person has begun to type: the browser keeps the rest to itself."""

_NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.MONEY)


def to_text(column: Column, value: Json) -> str:
    """A value as a field holds it; empty for none."""
    if value is None:
        return ""
    match column.kind:
        case Kind.BOOLEAN:
            return "true" if as_text(value).strip().lower() in ("true", "1") else "false"
        case Kind.DATETIME:
            return _shortest(as_text(value))
    return as_text(value)


def from_text(column: Column, text: str) -> Json:
    """What a field's text means for a column; a text that means nothing is left as it is, to be refused."""
    if not text.strip():
        return None
    match column.kind:
        case Kind.BOOLEAN:
            return text == "true"
        case Kind.CHOICE:
            return _number(text, int)
        case kind if kind in _NUMBERS:
            if not _WRITTEN.fullmatch(text.strip()):
                return text
            plain = text.replace(",", "").lower()
            return _number(plain, float if "." in plain or "e" in plain else int)
    return text


def in_utc(text: str) -> str:
    """A moment to the second, as fields hold it: in UTC, which a text without an offset is in already.

    Raises:
        ValueError: it is no moment.
        OverflowError: it is one that no calendar reaches.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return moment.replace(microsecond=0).isoformat()


def _shortest(text: str) -> str:
    """A moment as a field shows it, without seconds if there are none; text that is no moment as it is."""
    try:
        return in_utc(text).removesuffix(":00") if "T" in text else text
    except (ValueError, OverflowError):
        return text


def _number(text: str, kind: type[int] | type[float]) -> Json:
    try:
        return kind(text)
    except ValueError:
        return text
