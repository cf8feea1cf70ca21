"""The JSON Schema for editors."""

from __future__ import annotations

import json
import re
from typing import Any

from apm.host.docs.settings_schema import SCHEMA, schema_text
from apm.settings.rule_builders import Rules
from apm.settings.rules import FILE_RULES


def test_the_schema_knows_every_key_and_no_other() -> None:
    def keys_of_rules(rules: Rules, path: str = "") -> set[str]:
        found: set[str] = set()
        for key, each in rules.items():
            inner = each.get("schema", {}) if each.get("type") == "list" else each
            found |= {path + key}
            if inner.get("type") == "dict" and "schema" in inner:
                found |= keys_of_rules(inner["schema"], f"{path}{key}.")
        return found

    def keys_of_schema(table: dict[str, Any], path: str = "") -> set[str]:
        found: set[str] = set()
        for key, each in table.get("properties", {}).items():
            found |= {path + key} | keys_of_schema(each.get("items", each), f"{path}{key}.")
        return found

    written = json.loads(SCHEMA.read_text("utf-8"))
    assert keys_of_schema(written) == keys_of_rules(FILE_RULES)
    assert "session_templates.unique_name" in keys_of_schema(written)


def test_an_event_may_be_written_with_capitals_as_the_check_allows() -> None:
    event = json.loads(schema_text())["properties"]["forms"]["items"]["properties"]["event"]
    for text, fits in [("onload", True), ("OnChange", True), ("onloads", False), ("load", False)]:
        assert bool(re.search(event["pattern"], text)) is fits, text


def test_every_key_is_described() -> None:
    def described(table: dict[str, Any]) -> bool:
        return all(
            each.get("description") and described(each.get("items", each))
            for each in table.get("properties", {}).values()
        )

    assert described(json.loads(schema_text()))
