r"""Reads the text of a TOML file as JSON.

>>> read_toml("day = 2026-01-31\nlimit = nan")
{'day': '2026-01-31', 'limit': 'nan'}
"""

from __future__ import annotations

import math
import re
import tomllib
from typing import Any

from apm.core.json_text import Json


def read_toml(text: str) -> dict[str, Json]:
    """Return the keys and values of a text; dates, and numbers that JSON lacks, become text.

    Raises:
        ValueError: the text is not valid TOML; the message says what is wrong and where.
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(_with_plain_keys(str(error))) from error
    return {key: _as_json(value) for key, value in given.items()}


def _with_plain_keys(message: str) -> str:
    """Write keys as `a.b`: the messages of the parser show them as tuples."""
    return re.sub(
        r"\(((?:'[^']*',? ?)+)\)",
        lambda found: ".".join(re.findall("'([^']*)'", found[1])),
        message,
    )


def _as_json(value: Any) -> Json:
    if isinstance(value, dict):
        return {key: _as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_json(each) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, bool | int | float | str) else str(value)
