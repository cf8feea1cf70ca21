"""Drawn calls of all members neither break the workspace nor show words of Python. `nox -s soak` makes more of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.api.all_members import ALL_MEMBERS
from tests.support.fuzzed_calls import Fuzzer

if TYPE_CHECKING:
    import pytest
    from playwright.sync_api import Page

    from tests.support.watched_pages import Console

CALLS = 5_000


def test_drawn_calls_break_nothing(
    booted_page: Page, console: Console, pytestconfig: pytest.Config
) -> None:
    seed = pytestconfig.getoption("--apm-seed")
    fuzzer = Fuzzer(booted_page, seed, pytestconfig.rootpath / "build/artifacts")
    fuzzer.run(CALLS)
    console.take()  # Calls with wrong arguments warn.
    assert fuzzer.totals.calls >= CALLS
    members = {f"{each.owner}.{each.name}" for each in ALL_MEMBERS}
    assert len(fuzzer.totals.called & members) > len(members) * 0.9
