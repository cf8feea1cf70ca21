r"""Reads the text of a TOML file as JSON.

>>> read_toml("day = 2026-01-31\nlimit = nan")
{'day': '2026-01-31', 'limit': 'nan'}
"""

from __future__ import annotations

import math
import re
import tomllib
from typing import Any

from apm.core.json_text import MAX_DEPTH, Json
from apm.reading.toml_mistakes import explained

_INTEGERS = range(-(2**63), 2**63)
_TOO_LARGE = "a number has more than 64 bits"
_TOO_DEEP = f"it is nested past {MAX_DEPTH} levels"


def read_toml(text: str) -> dict[str, Json]:
    """Return the keys and values of a text; dates, and numbers that JSON lacks, become text.

    Raises:
        ValueError: the text is not valid TOML; the message says what is wrong and where.
    """
    try:
        # With a line break at its end, errors in the last line have a place.
        given = tomllib.loads(f"{text}\n")
    except tomllib.TOMLDecodeError as error:
        raise ValueError(explained(text, _with_plain_keys(str(error)))) from error
    except RecursionError:  # The parser calls itself for each bracket and each dot of a key.
        raise ValueError(_TOO_DEEP) from None
    except ValueError:  # Python converts no integer of thousands of digits.
        raise ValueError(_TOO_LARGE) from None
    return {key: _as_json(value, 1) for key, value in given.items()}


def _with_plain_keys(message: str) -> str:
    """Write keys as `a.b`: the messages of the parser show them as tuples."""
    return re.sub(
        r"\(((?:'[^']*',? ?)+)\)",
        lambda found: ".".join(re.findall("'([^']*)'", found[1])),
        message,
    )


def _as_json(value: Any, depth: int) -> Json:
    if depth > MAX_DEPTH:
        raise ValueError(_TOO_DEEP)
    if isinstance(value, dict):
        return {key: _as_json(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_json(each, depth + 1) for each in value]
    if isinstance(value, int) and value not in _INTEGERS:
        raise ValueError(_TOO_LARGE)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, bool | int | float | str) else str(value)
