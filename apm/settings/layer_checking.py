"""Checks the shape of what solutions add to the settings, which a script can have written itself.

>>> layer_problems({"layouts": [5]})
['layouts[0] is 5, but has to be an object']
"""

from collections.abc import Mapping
from typing import Any

from apm.core.json_text import Json
from apm.settings.checking import check_keys
from apm.settings.rule_builders import ANY_OBJECT, Rules
from apm.settings.rules import PAGE_RULES

_LIST: Rules = {"type": "list", "schema": ANY_OBJECT}
_OBJECTS: Rules = {"type": "dict", "valuesrules": ANY_OBJECT}


def _entries(*required: str) -> Rules:
    """A list of objects that have some keys, which are texts, and any others."""
    keys = {key: {"type": "string", "required": True} for key in required}
    return {"type": "list", "schema": {"type": "dict", "schema": keys, "allow_unknown": True}}


_SAME = ("session_templates", "tab_templates", "layouts", "language", "strings")
"""The keys that have the same rules in the settings of a script."""

_RULES: Rules = {
    **{key: PAGE_RULES[key] for key in _SAME},
    "form_libraries": _entries("library"),
    "forms": _entries("table", "event", "function"),
    "commands": _entries("table", "label"),
    "hidden_commands": _entries("table", "where", "name"),
    "records": {
        "type": "dict",
        "schema": {
            "tables": {"type": "dict", "valuesrules": _LIST},
            "described": _OBJECTS,
        },
        "allow_unknown": True,
    },
    "solutions": {
        "type": "dict",
        "schema": {
            "solutions": {**_LIST, "required": True},
            "remarks": {**_LIST, "required": True},
        },
    },
}


def layer_problems(layer: Mapping[str, Any]) -> list[str]:
    """The problems of the keys that are used; empty keys count as missing."""
    used: dict[str, Json] = {key: layer[key] for key in _RULES if layer.get(key)}
    return check_keys(used, _RULES)
