r"""Values as literals of Python and of JavaScript, in printable characters.

>>> python({"a": [None, True, "it's \n\u2028"]}), javascript([None, "\u2028"])
('{"a": [None, True, "it\'s \\n\\u2028"]}', '[null, "\\u2028"]')
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_PYTHON: Mapping[Any, str] = {None: "None", True: "True", False: "False"}


def javascript(value: Any) -> str:
    """JSON text, which is a literal of JavaScript. `__proto__` is an ordinary key only in brackets."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(javascript, value))}]"
    if isinstance(value, Mapping):
        return _braced(f"{_key(name)}: {javascript(each)}" for name, each in value.items())
    return json.dumps(value)


def python(value: Any) -> str:
    """A literal of Python, in double quotes."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(python, value))}]"
    if isinstance(value, Mapping):
        return _braced(f"{_quoted(name)}: {python(each)}" for name, each in value.items())
    return _PYTHON[value] if value is None or isinstance(value, bool) else repr(value)


def _key(name: str) -> str:
    return '["__proto__"]' if name == "__proto__" else _quoted(name)


def _braced(pairs: Any) -> str:
    return "{" + ", ".join(pairs) + "}"


def in_one_line(text: str) -> str:
    r"""A text without line breaks, for a comment. What cannot be printed is escaped.

    >>> in_one_line("a\n b\0")
    'a b\\u0000'
    """
    return _printed(" ".join(text.split()))


def _quoted(text: str) -> str:
    r"""A text in double quotes. What cannot be printed is escaped.

    A lone surrogate is escaped too. JavaScript escapes a character past U+FFFF as two surrogates, which Python does
    not join, so that such characters are left as they are.
    """
    return _printed(json.dumps(text, ensure_ascii=False))


def _printed(text: str) -> str:
    return "".join(each if _is_printed(each) else f"\\u{ord(each):04x}" for each in text)


def _is_printed(sign: str) -> bool:
    return sign.isprintable() or ord(sign) > 0xFFFF
