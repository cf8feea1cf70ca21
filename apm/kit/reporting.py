"""Fails a test whose page reported errors, and remembers whether a test has failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apm.kit.fixtures import CHECK, HAS_FAILED

if TYPE_CHECKING:
    from collections.abc import Generator


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Judge the messages of the page at the end of a test, as a part of the test."""
    result = yield
    check = item.stash.get(CHECK, None)
    if check:
        check()
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure for the artifacts."""
    report = yield
    item.stash[HAS_FAILED] = report.failed or item.stash.get(HAS_FAILED, False)
    return report
