"""Tests of the suggestions for names that do not exist."""

from __future__ import annotations

from typing import Any

import pytest

from apm.core.nearest_names import hint, listed, nearest, suggestion
from tests.support.nearest_name_cases import CASES


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_most_similar_name_is_found(case: dict[str, Any]) -> None:
    assert nearest(case["name"], case["known"]) == case["found"]


def test_without_a_similar_name_the_known_names_are_listed() -> None:
    assert hint("x", ["sessions", "tabs"], "the keys are:") == "the keys are: sessions, tabs"
    assert hint("tab", ["sessions", "tabs"], "the keys are:") == "did you mean 'tabs'?"
    assert suggestion("x", ["sessions"]) == ""


def test_a_long_list_is_cut() -> None:
    assert listed(map(str, range(21))).endswith("18, 19, …")
    assert listed(map(str, range(20))).endswith("18, 19")
