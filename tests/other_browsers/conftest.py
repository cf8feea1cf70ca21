"""Runs each test in every browser that WebDriver finds on the machine, and prints a table at the end."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.other_browsers.found import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.other_browsers.driven import Driven

browsers = cache(found)

_NAMED = re.compile(r"/test_(\w+)\.py::[\w:]+\[(\w+)")
_versions: dict[str, str] = {}
_outcomes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
"""How often each outcome occurred, by browser and file of tests."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Repeats a test for each browser that can be started."""
    if "started" in metafunc.fixturenames:
        names = [name for name, start in browsers().items() if callable(start)]
        metafunc.parametrize("started", names, indirect=True, scope="session")


@pytest.fixture(scope="session")
def started(request: pytest.FixtureRequest) -> Iterator[Driven]:
    """One browser for all tests, because starting takes most of the time."""
    start = browsers()[request.param]
    assert callable(start)
    browser = start()
    _versions[request.param] = browser.version
    yield browser
    browser.close()


@pytest.fixture
def driven(started: Driven, site_url: str) -> Iterator[Driven]:
    """A browser with the emulator after a reset. Unexpected messages fail the test."""
    address = f"{site_url}/"
    if not started.is_ready(address):
        started.boot(address)
    started.evaluate("() => apmWorkspace.reset()")
    started.take()
    yield started
    assert started.take() == [], "The page wrote messages."


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Counts what happened in each browser."""
    named = _NAMED.search(report.nodeid)
    if named and (report.when == "call" or report.failed):
        _outcomes[named[2], named[1]][report.outcome] += 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the table, with the browsers that were left out."""
    terminalreporter.section("Other browsers")
    for name, start in browsers().items():
        if not callable(start):
            terminalreporter.line(f"{name:<10} left out: {start}")
    for (name, file), counts in _outcomes.items():
        known = f"{name} {_versions.get(name, '(not started)')}"
        shown = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
        terminalreporter.line(f"{known:<28} {file:<14} {shown}")
