"""The `workspace.json` of a large organisation, and one that is not JSON."""

import json
from typing import Any

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import MAX_LENGTH
from apm.settings.shipped import read_shipped


def test_it_can_be_longer_than_what_scripts_pass() -> None:
    rows = [{"accountid": f"{number:032x}", "name": "A" * 60} for number in range(50_000)]
    text = json.dumps({"records": {"tables": {"account": rows}}})
    assert len(text) > MAX_LENGTH
    assert len(read_shipped(text).settings.records.tables["account"]) == len(rows)


def test_what_is_not_json_is_refused() -> None:
    with pytest.raises(ApmError, match=r"^workspace\.json is no valid JSON"):
        read_shipped("{")


@pytest.mark.parametrize(
    "given",
    [
        {"limits": {"tab": 3}},
        {"limits": 3},
        {"tab_templates": [{}]},
        {"recording": {"address": "recording"}},
        {"forms": {"table": "account"}},
        {"restore": []},
    ],
)
def test_what_the_host_of_another_version_made_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ApmError) as refused:
        read_shipped(json.dumps(given))
    assert str(refused.value) == (
        "workspace.json was not made by this version of the emulator: build the page again"
    )
