r"""Recognises files that have another format than their name says.

>>> format_of('{"limits": {}}'), format_of("limits:\n  tabs: 2"), format_of("limits.tabs = 2")
('JSON', 'YAML', 'TOML')
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_YAML = re.compile(r"\A(?:---|%YAML|- |[\w$-]+:(?:\s|$))")
_TABLE = re.compile(r"\A[\w ()]+(?:[,;\t][\w ()]+)+$", re.MULTILINE)


def format_of(text: str) -> str:
    """Return the format that a text seems to have; empty if none is recognised."""
    start = re.sub(r"\A(?:\s+|#[^\n]*)*", "", text)
    if start[:9].lower() in ("<!doctype", "<html><he") or start[:5].lower() == "<html":
        return "HTML"
    if start.startswith("<"):
        return "XML"
    if start[:1] in ("{", "[") and _is(json.loads, text):
        return "JSON"
    if "=" in start and _is(tomllib.loads, text):
        return "TOML"
    if _YAML.match(start):
        return "YAML"
    return "CSV" if _TABLE.match(start) else ""


def mistaken(text: str, wanted: str) -> str:
    """Say that a text has another format than it should have; empty if that is not recognised."""
    found = format_of(text)
    if found in {"", wanted}:
        return ""
    advice = "; it may be the page of a sign-in" if found == "HTML" else ""
    return f"is {found}, but has to be {wanted}{advice}"


def _is(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except (ValueError, RecursionError):
        return False
    return True
