"""Reads JSON from outside the emulator. All such JSON passes through this module.

Python's decoder is recursive, and a few thousand nested brackets stop the whole Pyodide runtime. So the size and the
depth of the text are checked first.
"""

import json
import math
import re
from itertools import accumulate
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""Any JSON value."""

MAX_DEPTH = 100
"""The maximum depth of nested brackets [A]."""

MAX_VALUES = 500_000
"""The maximum number of nested values that the facade reads from a caller's object."""

MAX_LENGTH = 5_000_000
"""The maximum number of characters."""


WHOLE = 1e21
"""The smallest whole number that JavaScript writes with an exponent."""


class JsonTextError(ValueError):
    """The text cannot be read as JSON; the message completes a sentence that begins with "... is".

    Attributes:
        reason: what is wrong at `offset`.
        offset: the first character that is wrong, from 0; None for a problem of the whole text.
    """

    def __init__(self, message: str, reason: str = "", offset: int | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.offset = offset


def parse_json(text: str) -> Json:
    """The value of a JSON text.

    Raises:
        JsonTextError: the text is not JSON, is too long or is nested too deeply.

    >>> parse_json('[["entityName", "incident"]]')
    [['entityName', 'incident']]
    """
    if len(text) > MAX_LENGTH:
        raise JsonTextError(f"longer than {MAX_LENGTH} characters")
    # A text with few opening brackets cannot be nested too deeply.
    if text.count("[") + text.count("{") > MAX_DEPTH and _depth(text) > MAX_DEPTH:
        raise JsonTextError(f"nested past {MAX_DEPTH} levels")
    return parse_own_json(text)


def parse_own_json(text: str) -> Json:
    """The value of a JSON text that the host has written, of checked values: its length has no limit.

    Raises:
        JsonTextError: the text is not JSON.
    """
    value: Json
    try:
        value, end = _DECODER.raw_decode(text)
        if end == len(text):
            return value
    except ValueError:
        # Most texts have no spaces around the value; the complete way skips them, and says what is wrong.
        pass
    try:
        value = _DECODER.decode(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        message = f"no valid JSON ({error.msg} at character {error.pos + 1})"
        raise JsonTextError(message, error.msg, error.pos) from None
    except ValueError as error:
        raise JsonTextError(f"no valid JSON ({error})") from None
    return value


def is_same(value: object, other: object) -> bool:
    """Whether two values are the same as JSON: 1 and True, which are equal in Python, are not.

    Parts that are the same object are not compared.

    >>> is_same({"a": [1, "x"]}, {"a": [1, "x"]}), is_same([1], [True])
    (True, False)
    """
    if value is other:
        return True
    if type(value) is not type(other):
        return False
    if isinstance(value, dict) and isinstance(other, dict):
        return value.keys() == other.keys() and all(
            is_same(each, other[name]) for name, each in value.items()
        )
    if isinstance(value, list | tuple) and isinstance(other, list | tuple):
        return len(value) == len(other) and all(map(is_same, value, other))
    return value == other


def _refuse_constant(name: str) -> Json:
    raise ValueError(f"{name} is not part of JSON")


def _number(text: str) -> int | float:
    """A number as in JavaScript: there is one number type, and whole numbers show no fraction."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"the number {text[:20]}… is too large")
    return int(value) if value.is_integer() and abs(value) < WHOLE else value


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=_number, parse_int=_number)
"""Made once: `json.loads` makes one for each text, which takes longer than to read a short one."""

_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_STRING = re.compile(rb'"[^"]*"?')
"""A string without escapes, terminated or not."""

_OTHERS = bytes({*range(256)} - {*b'"[]{}'})
"""All bytes but quotes and brackets."""

_STEPS = {**dict.fromkeys(b"[{", 1), **dict.fromkeys(b"]}", -1)}


def _depth(text: str) -> int:
    """The maximum depth of brackets outside of strings."""
    # A large text has few brackets and many other characters: the whole text is only read by code in C.
    marks = _ESCAPE.sub(b"", text.encode("utf-8", "surrogatepass")).translate(None, _OTHERS)
    # Two adjacent quotes have no brackets between them, so the others are in the same strings without them.
    brackets = _STRING.sub(b"", marks.replace(b'""', b""))
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0)
