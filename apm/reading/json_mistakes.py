"""Says what would be right where a text is not valid JSON, for frequent mistakes.

>>> json_advice('{"a": 1,}', 8)
'leave out the comma after the last entry'
>>> json_advice("{'a': 1}", 1)
'write names and text in double quotes'
"""

from __future__ import annotations

import re

_BY_TEXT = (
    (r"['\u2018\u2019\u201c\u201d]", "write names and text in double quotes"),
    (r"(//|/\*|#)", "leave out the comment, which JSON does not have"),
    (r"True\b|False\b", "write true and false in small letters"),
    (r"(None|undefined|NaN)\b", "write null for a value that is not there"),
    (r"[^\W\d]", "write names and text in double quotes"),
)
"""What would be right, by the text at which the parser stopped."""


def json_advice(text: str, offset: int) -> str:
    """Return what would be right; empty if that is not known.

    Args:
        text: the text that is not valid.
        offset: the first character that is wrong, from 0.
    """
    # The longest text that matters is that of a comment or a word.
    rest = text[offset : offset + 20]
    before = text[max(0, offset - 1000) : offset].rstrip()
    if not text.strip():
        return "the file is empty"
    # Newer versions of Python stop at the comma, older ones after it.
    if re.match(r",\s*[\]},]", before[-1:] + rest) or re.match(r",\s*[\]}]", rest):
        return "leave out the comma after the last entry"
    if re.match(r'["\[{]', rest) and before.endswith(('"', "]", "}")):
        return "write a comma between the entries"
    return next((each for start, each in _BY_TEXT if re.match(start, rest)), "")
