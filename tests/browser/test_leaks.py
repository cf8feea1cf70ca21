"""Work that leaves nothing behind leaves nothing in memory. `nox -s bench` does a hundred times as much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.kept_objects import Counter
from tests.support.watched_pages import boot

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.watched_pages import Console

SLACK = {"objects of Python": 50}
"""A connection of sqlite keeps references to cursors that are gone, and drops them when there are 200."""


def test_nothing_is_kept(page: Page, console: Console) -> None:
    counter = Counter(page, lambda: boot(page, console))
    # The first work imports modules and fills caches.
    counter.work(1)
    before = counter.counts()
    counter.work(1)
    after = counter.counts()
    grown = {
        name: after[name] - before[name]
        for name in before
        if after[name] - before[name] > SLACK.get(name, 0)
    }
    assert grown == {}, (before, after)
    console.take()


def test_what_is_kept_is_counted(page: Page, console: Console) -> None:
    counter = Counter(page, lambda: boot(page, console))
    before = counter.counts()
    page.evaluate(
        """() => {
          window.kept = [new BroadcastChannel("kept"), document.createElement("p")];
          window.kept[1].addEventListener("click", () => {});
        }"""
    )
    after = counter.counts()
    assert after["channels"] == before["channels"] + 1
    assert after["nodes"] >= before["nodes"] + 1
    assert after["listeners"] == before["listeners"] + 1
