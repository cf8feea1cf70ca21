"""Renders `static/workspace.schema.json`, the JSON Schema of `workspace.toml`, from the rules of the settings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from apm.settings.rule_builders import Rules
from apm.settings.rules import FILE_RULES

SCHEMA = Path(__file__).resolve().parents[3] / "static/workspace.schema.json"

_TYPES = {"dict": "object", "list": "array"}
_NAMES = {"min": "minimum", "max": "maximum", "allowed": "enum"}


def schema_text() -> str:
    """The whole text of the file."""
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "workspace.toml",
        "description": "The workspace of the Microsoft.Apm emulator.",
    }
    return json.dumps({**head, **_table(FILE_RULES)}, indent=2, ensure_ascii=False) + "\n"


def _table(rules: Rules) -> dict[str, Any]:
    required = [key for key, each in rules.items() if each.get("required")]
    return {
        "type": "object",
        "properties": {key: _value(each) for key, each in rules.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _value(rules: Rules) -> dict[str, Any]:
    description = rules.get("meta", {}).get("description")
    about = {"description": description} if description else {}
    if "schema" in rules and rules["type"] == "dict":
        return {**about, **_table(rules["schema"])}
    value = {**about, "type": _TYPES.get(rules["type"], rules["type"])}
    if "schema" in rules:
        value["items"] = _value(rules["schema"])
    if "regex" in rules:
        value["pattern"] = f"^{rules['regex']}$"
    return {**value, **{name: rules[rule] for rule, name in _NAMES.items() if rule in rules}}
