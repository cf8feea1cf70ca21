"""A booted page, which many tests use one after another."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from apm.kit.page_calls import act, call

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from playwright.sync_api import BrowserContext

    from apm.kit.failure import Failure
    from apm.kit.page_messages import PageMessages

BOOT_LIMIT_MS = 60_000
"""The maximum time of a start: a bound for slow machines, not a target."""

FAILURES, IN_PAGE = (
    Path(__file__).with_name(each) for each in ("unread_failures.js", "in_page.js")
)
"""The part of the kit that runs in the page, and the function that it uses."""


class BootedPage:
    """A page of the emulator in a browser context.

    Attributes:
        context: the browser context.
        page: the page.
        messages: what went wrong in the page.
    """

    def __init__(self, context: BrowserContext, address: str, messages: PageMessages) -> None:
        """Open the page and wait until it is ready; if the start fails, fail the test with the reason."""
        self._address = address
        self.context = context
        self.messages = messages
        self.page = context.new_page()
        self._size = self.page.viewport_size
        self._failed_at_start: list[Failure] = []
        try:
            self._boot()
        except pytest.fail.Exception:
            self.close()
            raise

    def restart(self, changes: Mapping[str, Any], seed: str | Mapping[str, Any] = "") -> None:
        """Prepare the page for a test: undo what the one before it changed.

        What failed during the start is a failure of the first test.

        Args:
            changes: settings in place of those of the workspace file: `user` and `limits`.
            seed: the seed that the test begins with, or its name; empty for none.

        Raises:
            CallRefused: a setting is not allowed, or the seed cannot be opened.
        """
        for other in [each for each in self.context.pages if each is not self.page]:
            other.close()
        self.page.unroute_all()
        if self._size and self.page.viewport_size != self._size:
            self.page.set_viewport_size(self._size)
        call(self.page, "restart", dict(changes))
        if seed:
            act(self.page, "seed", seed)
        self.messages.forget()
        self.messages.add(self._failed_at_start)
        self._failed_at_start = []

    @property
    def is_there(self) -> bool:
        """Whether the page shows anything: it was not closed, and has not crashed."""
        return not self.page.is_closed() and not self.messages.has_crash

    @property
    def is_usable(self) -> bool:
        """Whether another test can use the page: it was not closed or left, and has no clock of Playwright."""
        if self.page.is_closed() or self.page.url != self._address:
            return False
        with contextlib.suppress(Error):
            return bool(call(self.page, "isUsable"))
        return False

    def close(self) -> None:
        """Close the browser context."""
        with contextlib.suppress(Error):
            self.context.close()

    def _boot(self) -> None:
        decided = self.page.locator("html[data-apm=ready], html[data-apm=failed]")
        try:
            self.page.goto(self._address)
            decided.wait_for(state="attached", timeout=BOOT_LIMIT_MS)
        except PlaywrightTimeoutError:
            said = "nothing happens any more"
        except Error as error:
            said = error.message.partition("\n")[0]
        else:
            if decided.get_attribute("data-apm") == "ready":
                failures, kit = (each.read_text("utf-8") for each in (FAILURES, IN_PAGE))
                listed = self.page.evaluate(f"(async () => {{ {failures} return await {kit} }})()")
                self.messages.add_listed(listed)
                self._failed_at_start = self.messages.read()
                return
            said = self.page.locator("body").inner_text()
        lines = [said, *map(str, self.messages.read())]
        pytest.fail("The emulator did not start: " + "\n".join(lines), pytrace=False)
