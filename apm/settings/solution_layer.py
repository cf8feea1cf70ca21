"""What solutions add below the settings of a script, in the form of `workspace.json`.

>>> layer = {"commands": [{"table": "queue", "label": "Sort"}], "language": {"user": 1036}}
>>> with_layers({"commands": [{"table": "queue", "label": "Own"}]}, [layer])["commands"]
[{'table': 'queue', 'label': 'Sort'}, {'table': 'queue', 'label': 'Own'}]
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Layer: TypeAlias = Mapping[str, Any]
"""A `workspace.json`; of its records, only tables and descriptions count."""

_LISTS = (
    "session_templates",
    "tab_templates",
    "form_libraries",
    "forms",
    "commands",
    "hidden_commands",
    "layouts",
)
_OBJECTS = ("language", "strings")
REPORT = "solutions"
"""The key of the report about the solutions, which has two lists."""

NO_REPORT: Mapping[str, Any] = {"solutions": [], "remarks": []}


def with_layers(given: Mapping[str, Any], layers: Iterable[Layer]) -> dict[str, Any]:
    """Settings with those of solutions, which come first: a later layer is over an earlier one."""
    joined = dict(given)
    for layer in reversed([*layers]):
        for key in _LISTS:
            if layer.get(key):
                joined[key] = [*layer[key], *joined.get(key, ())]
        for key in _OBJECTS:
            if layer.get(key):
                joined[key] = {**layer[key], **joined.get(key, {})}
        if layer.get(REPORT):
            parts = (layer[REPORT], joined.get(REPORT, NO_REPORT))
            joined[REPORT] = {
                key: [each for part in parts for each in part[key]] for key in NO_REPORT
            }
    return joined


def described_in(layers: Iterable[Layer]) -> dict[str, Any]:
    """The descriptions of tables, by name."""
    return {name: about for each in layers for name, about in _records(each, "described").items()}


def rows_in(layers: Iterable[Layer]) -> dict[str, list[dict[str, Any]]]:
    """The records by the key of their table: those of the last layer that has some."""
    return {name: [*rows] for each in layers for name, rows in _records(each, "tables").items()}


def _records(layer: Layer, key: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = layer.get("records", {}).get(key, {})
    return found
