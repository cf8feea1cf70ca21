"""The trace and the screenshot of a test on a shared page, as the options of pytest-playwright ask for them.

pytest-playwright itself makes them for pages in a browser context of the test.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from apm.kit.booted_page import BootedPage

OFF = "off"
FAILURES = ("retain-on-failure", "only-on-failure")


class Artifacts:
    """Makes the artifacts of the tests of a run."""

    def __init__(self, config: pytest.Config) -> None:
        self._trace = str(config.getoption("--tracing"))
        self._screenshot = str(config.getoption("--screenshot"))
        self._full_page = bool(config.getoption("--full-page-screenshot"))
        self._traced: set[int] = set()

    def begin(self, shared: BootedPage, title: str) -> None:
        """Start the trace of a test."""
        if self._trace == OFF:
            return
        tracing = shared.context.tracing
        if id(shared) not in self._traced:
            tracing.start(screenshots=True, snapshots=True, sources=True)
            self._traced.add(id(shared))
        tracing.start_chunk(title=title)

    def end(self, shared: BootedPage, folder: str, *, has_failed: bool) -> None:
        """Write the artifacts of a test into its folder."""
        if _is_wanted(self._screenshot, has_failed=has_failed) and shared.is_there:
            path = Path(folder, f"test-{'failed' if has_failed else 'finished'}-1.png")
            shared.page.screenshot(path=path, full_page=self._full_page)
        if self._trace != OFF and shared.context.pages:
            keep = _is_wanted(self._trace, has_failed=has_failed)
            shared.context.tracing.stop_chunk(path=Path(folder, "trace.zip") if keep else None)


def _is_wanted(option: str, *, has_failed: bool) -> bool:
    return option == "on" or (option in FAILURES and has_failed)
