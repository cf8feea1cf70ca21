"""Reading JSON that comes from outside. All of it passes through here.

Python's own decoder recurses, and a few thousand nested brackets end the whole Pyodide runtime, so
size and depth are checked on the text first.
"""

import json
import math
import re
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""Any JSON value."""

MAX_DEPTH = 100
"""Brackets inside brackets that are still read (API.md: "JSON nested past 100 levels")."""

MAX_VALUES = 500_000
"""Values within values that the facade still reads from a caller's object."""

MAX_LENGTH = 5_000_000
"""Characters that are still read."""


WHOLE = 1e21
"""From here on JavaScript writes whole numbers with an exponent."""


class JsonTextError(ValueError):
    """The text is no JSON that can be read; the message completes "... is"."""


def parse_json(text: str) -> Json:
    """The value of a JSON text.

    Raises:
        JsonTextError: the text is no JSON, is too long, or is nested too deeply.

    >>> parse_json('[["entityName", "incident"]]')
    [['entityName', 'incident']]
    """
    if len(text) > MAX_LENGTH:
        raise JsonTextError(f"longer than {MAX_LENGTH} characters")
    if _depth(text) > MAX_DEPTH:
        raise JsonTextError(f"nested past {MAX_DEPTH} levels")
    try:
        value: Json = json.loads(
            text.removeprefix("\ufeff"),
            parse_constant=_refuse_constant,
            parse_float=_number,
            parse_int=_number,
        )
    except json.JSONDecodeError as error:
        raise JsonTextError(f"no valid JSON ({error.msg} at character {error.pos + 1})") from None
    except ValueError as error:
        raise JsonTextError(f"no valid JSON ({error})") from None
    return value


def _refuse_constant(name: str) -> Json:
    raise ValueError(f"{name} is not part of JSON")


def _number(text: str) -> int | float:
    """A number as JavaScript holds it: there is one kind, and whole ones have no fraction to show."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"the number {text[:20]}… is too large")
    return int(value) if value.is_integer() and abs(value) < WHOLE else value


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)
"""A string, closed or not, or a bracket."""


def _depth(text: str) -> int:
    """The deepest nesting of brackets outside of strings."""
    # A shallow text needs no walk: it cannot nest deeper than it has opening brackets.
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return 0
    deepest = depth = 0
    for token in _TOKEN.finditer(text):
        bracket = token[0]
        if bracket in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif bracket in "]}":
            depth -= 1
    return deepest
