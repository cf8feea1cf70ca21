"""After a page has crashed, or its browser has ended: that test fails, and the next one gets another page.

A page that many tests share is a fixture of the session or of a module. pytest keeps such a fixture, also if it could
not be set up. Without this plugin, one crash would be an error of every later test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from apm.kit.browser_fixture import BrowserFixture
from apm.kit.crashes import explain_crash

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from pathlib import Path

MOST = 3
"""The number of tests in a row that may lose their page: more of them have the same cause."""


class HasCrashes(Protocol):
    """The messages of pages that may crash."""

    @property
    def latest(self) -> Iterable[str]:
        """The latest messages."""

    @property
    def has_crash(self) -> bool:
        """Whether a page has crashed, and no test expected it."""

    def forget_crash(self) -> None:
        """Begin again: the page is replaced."""


class LostPages(BrowserFixture):
    """A pytest plugin that explains lost pages and replaces them.

    Attributes:
        messages: those of the pages of the current test; None if it has no page.
        dumps: the folder of the browser's dumps; None if it writes none.
    """

    def __init__(
        self, folder_of: Callable[[pytest.Item], Path], *, keeps_browser: bool = False
    ) -> None:
        """Explain lost pages in the folder of their test.

        Args:
            folder_of: returns the folder of a test.
            keeps_browser: whether another part replaces a page that has crashed; otherwise, its browser ends.
        """
        super().__init__()
        self.messages: HasCrashes | None = None
        self.dumps: Path | None = None
        self._folder_of = folder_of
        self._keeps_browser = keeps_browser
        self._in_a_row = 0

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Add to a failure where the files are that explain it."""
        report = yield
        what = self._what_is_lost
        if what and report.failed and report.when != "teardown":
            latest = self.messages.latest if self.messages else ()
            text = explain_crash(self._folder_of(item), what, latest, self.dumps)
            sentence = f"{what} {text} explains it. The next test gets another page."
            report.sections.append(("lost page", sentence))
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, object, object]:
        """Replace what is lost; end the run if this goes on."""
        result = yield
        if not self._what_is_lost:
            self._in_a_row = 0
            return result
        self._in_a_row += 1
        if self.is_gone or not self._keeps_browser:
            self.end()
        if self.messages:
            self.messages.forget_crash()
        if self._in_a_row == MOST:
            item.session.shouldfail = f"{MOST} tests in a row lost their page"
        return result

    @property
    def _what_is_lost(self) -> str:
        """What is lost, as a sentence; empty if nothing is."""
        if self.is_gone:
            return "The browser has ended by itself."
        if self.messages and self.messages.has_crash:
            return "The page has crashed."
        return ""
