"""Says what would be right where a text is not valid JSON, for frequent mistakes.

>>> json_advice('{"a": 1,}', 8, "Expecting property name enclosed in double quotes")
'leave out the comma after the last entry'
>>> json_advice("{'a': 1}", 1, "Expecting property name enclosed in double quotes")
'write names and text in double quotes'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMENT = (r"//|/\*|#", "leave out the comment, which JSON does not have")

_BY_REASON = {
    "Extra data": (_COMMENT, (r"", "leave out what follows the last bracket")),
    "Expecting ':'": ((r"[\"\[{\d-]", "write : between a name and its value"),),
    "Expecting ','": (
        (r"(?<=\d)\d", "write numbers without zeros before them"),
        (r"[\"\[{\d-]|(true|false|null)\b", "write a comma between the entries"),
    ),
}
"""What would be right, by what the parser says and the text at which it stopped."""

_BY_COMMA = (
    (r",\s*,", "write one comma between entries"),
    (r"[\[{],", "leave out the comma before the first entry"),
    # Newer versions of Python stop at the comma, older ones after it.
    (r".?,\s*[\]}]", "leave out the comma after the last entry"),
)
"""The same for commas, by that text and the character before it."""

_BY_TEXT = (
    (r"['\u2018\u2019\u201c\u201d]", "write names and text in double quotes"),
    _COMMENT,
    (r"True\b|False\b", "write true and false in small letters"),
    (r"(None|undefined|NaN)\b", "write null for a value that is not there"),
    (r"[^\W\d]", "write names and text in double quotes"),
)
"""The same for all other texts."""


def json_advice(text: str, offset: int, reason: str) -> str:
    """Return what would be right; empty if that is not known.

    Args:
        text: the text that is not valid.
        offset: the first character that is wrong, from 0.
        reason: what the parser says about it.
    """
    if not text.strip():
        return "the file is empty"
    before = text[max(0, offset - 1000) : offset].rstrip()
    around = before[-1:] + text[offset : offset + 1000]
    said = [
        each for start, rules in _BY_REASON.items() if reason.startswith(start) for each in rules
    ]
    return (
        _first(said, text, offset) or _first(_BY_COMMA, around, 0) or _first(_BY_TEXT, text, offset)
    )


def _first(rules: Iterable[tuple[str, str]], text: str, offset: int) -> str:
    """The advice of the first rule that matches at a place; empty if none does."""
    return next((each for start, each in rules if re.compile(start).match(text, offset)), "")
