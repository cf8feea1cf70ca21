"""Solutions below the settings that a script passes to `apmWorkspace.load`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from apm.core.errors import ApmError
from apm.settings.loading import Loaded, load_text
from apm.settings.solution_layer import NO_REPORT

TRIP: dict[str, Any] = {
    "commands": [{"table": "account", "label": "Theirs", "actions": []}],
    "hidden_commands": [{"table": "account", "where": "form", "name": "save"}],
    "records": {
        "tables": {"new_trip": [{"new_name": "Example"}]},
        "described": {
            "new_trip": {
                "label": "Trip",
                "columns": {"new_name": {"type": "text", "label": "Name"}},
            }
        },
    },
    "language": {"user": 1036, "base": 1033},
    "solutions": {"solutions": [{"name": "Trips"}], "remarks": [{"text": "one"}]},
}


def load(given: dict[str, Any], *layers: dict[str, Any]) -> Loaded:
    return load_text(json.dumps(given), layers)


def rows(loaded: Loaded) -> list[Any]:
    assert loaded.records
    return [
        each["new_name"] for each in loaded.records.retrieve_multiple("new_trip", "", 9).records
    ]


def test_without_layers_there_is_an_empty_report() -> None:
    assert load({}).settings.solution_report == NO_REPORT


def test_a_layer_is_below_the_settings() -> None:
    own = {"table": "account", "label": "Own", "function": "own"}
    loaded = load({"commands": [own], "limits": {"tabs": 3}}, TRIP)
    settings = loaded.settings
    assert [each.label for each in settings.commands] == ["Theirs", "Own"]
    assert [each.name for each in settings.hidden_commands] == ["save"]
    assert (settings.limits.tabs, settings.language.user) == (3, 1036)
    assert settings.solution_report["solutions"] == [{"name": "Trips"}]
    assert settings.records.described["new_trip"] == TRIP["records"]["described"]["new_trip"]


def test_own_records_take_the_place_of_examples() -> None:
    assert rows(load({}, TRIP)) == ["Example"]
    own = {"records": {"tables": {"new_trip": [{"new_name": "Mine"}]}}}
    assert rows(load(own, TRIP)) == ["Mine"]


def test_own_settings_can_be_about_tables_of_a_layer() -> None:
    command = {"table": "new_trip", "label": "Go", "function": "go"}
    assert load({"commands": [command]}, TRIP).settings.commands[-1].table == "new_trip"
    with pytest.raises(ApmError, match="there is no table 'new_trip'"):
        load({"commands": [command]})


def test_layers_are_in_order() -> None:
    second = {
        **TRIP,
        "commands": [{"table": "account", "label": "Later"}],
        "language": {"user": 1031},
    }
    settings = load({}, TRIP, second).settings
    assert [each.label for each in settings.commands] == ["Theirs", "Later"]
    assert settings.language.user == 1031
    assert len(settings.solution_report["remarks"]) == 2


@pytest.mark.parametrize(
    "layer", [{"commands": [{}]}, {"records": 5}, {"solutions": {"remarks": []}}]
)
def test_what_is_no_layer_is_refused_in_a_sentence(layer: dict[str, Any]) -> None:
    with pytest.raises(
        ApmError, match=r"^load: a solution is neither the content of a zip nor that of"
    ):
        load({}, layer)
