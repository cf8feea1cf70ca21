"""The settings that the host sends to the page."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.settings import Settings
from apm.settings.shipped import read_shipped


def test_nothing_shipped_is_as_built_in() -> None:
    shipped = read_shipped("{}")
    assert (shipped.settings, shipped.changes) == (Settings(), "")


def test_settings_and_the_address_of_changes_are_read() -> None:
    shipped = read_shipped(
        '{"limits": {"tabs": 3}, "changes": "changes?since=1", "scripts": ["a.js"]}'
    )
    assert shipped.settings.limits.tabs == 3
    assert (shipped.changes, shipped.settings.scripts) == ("changes?since=1", ("a.js",))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"limits": 3}',
        '{"limits": {"x": 1}}',
        '{"tab_templates": [{}]}',
        '{"api": {"returned_ids": 5}}',
    ],
)
def test_a_broken_one_is_reported_in_one_sentence(text: str) -> None:
    with pytest.raises(ApmError, match=r"^workspace\.json ") as caught:
        read_shipped(text)
    assert "\n" not in str(caught.value)
