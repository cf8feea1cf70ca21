"""The fixture `browser` of pytest-playwright, which can end before the run does.

pytest keeps the value of a fixture of the session, or its error, until the end of the run. After one crash, all later
tests would get the page, or the browser, that is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from playwright.sync_api import Browser


class BrowserFixture:
    """A pytest plugin that knows the browser of the run.

    Attributes:
        browser: the browser; None if no test has asked for it yet, or it has ended.
    """

    def __init__(self) -> None:
        self.browser: Browser | None = None
        self._finish: Callable[[], None] = lambda: None

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any], request: Any
    ) -> Generator[None, object, object]:
        """Remember the browser and how it ends."""
        value: Any = yield
        if fixturedef.argname == "browser":
            self.browser = value
            self._finish = lambda: fixturedef.finish(request)
        return value

    @property
    def is_gone(self) -> bool:
        """Whether the browser has ended by itself."""
        return self.browser is not None and not self.browser.is_connected()

    def end(self) -> None:
        """End the browser and the fixtures that use it, such as booted pages; later tests get others."""
        self.browser = None
        self._finish()
