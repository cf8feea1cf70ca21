"""Watches pages during a test: unexpected console messages and requests fail it."""

from __future__ import annotations

import contextlib
import re
from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

if TYPE_CHECKING:
    from playwright.sync_api import (
        BrowserContext,
        ConsoleMessage,
        Page,
        Route,
        ViewportSize,
        WebError,
    )

BOOT_LIMIT_MS = 60_000
"""The maximum time for a page to boot, in milliseconds: a bound for slow machines, not a target."""

LATEST = 200
"""The number of messages that are kept to explain a crash."""

LOUD = {"assert", "error", "warning"}
"""The types of console messages that a clean run does not write."""


class Console:
    """The warnings and errors of every watched page since the test began.

    Attributes:
        origin: the address of the server, without a slash at its end. Pages may also use the other addresses.
        start: the address at which tests open the page.
        latest: the latest messages of all pages, of every type.
        has_crash: whether a page has crashed, and no test expected it with `take`.
    """

    def __init__(self, origin: str, start: str = "/", *others: str) -> None:
        self.origin = origin
        self.start = start
        self._others = others
        self._contexts: list[BrowserContext] = []
        self._messages: list[str] = []
        self._strays: list[str] = []
        self.has_crash = False
        self.latest: deque[str] = deque(maxlen=LATEST)

    def address(self, path: str = "") -> str:
        """The address from which tests open the page, or one of a path on the same server; a whole address stays."""
        return urljoin(self.start, path)

    def watch(self, context: BrowserContext) -> None:
        """Records the messages of the context's pages, and blocks requests to other origins.

        Routes of the test have priority, so that they can answer for another origin.
        """
        self._contexts.append(context)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("page", self._on_page)
        context.on("close", self._forget)
        own = "|".join(map(re.escape, (self.origin, *self._others)))
        elsewhere = re.compile(rf"^(?!({own})/)https?://")
        context.route(elsewhere, self._on_stray)

    def take(self) -> list[str]:
        """Returns the messages so far, as "<kind>: <text>", and removes them: the test expects them."""
        messages = self._taken()
        self.forget_crash()
        return messages

    def forget_crash(self) -> None:
        """Forgets that a page has crashed: it is replaced, or the test expects it."""
        self.has_crash = False

    def complaints(self) -> list[str]:
        """Returns and removes all unexpected messages and requests."""
        strays, self._strays = self._strays, []
        return [*self._taken(), *(f"request to another origin: {url}" for url in strays)]

    def _taken(self) -> list[str]:
        self._settle()
        messages, self._messages = self._messages, []
        return messages

    def _settle(self) -> None:
        """Waits for pending messages; the answers of a page keep their order."""
        for context in self._contexts:
            for page in context.pages:
                with contextlib.suppress(Error):
                    page.evaluate("0")

    def _forget(self, context: BrowserContext) -> None:
        self._contexts.remove(context)

    def _on_page(self, page: Page) -> None:
        page.on("crash", self._on_crash)

    def _on_crash(self, page: Page) -> None:
        self.has_crash = True
        self._add(f"crash: the page at {page.url} has crashed")

    def _on_console(self, message: ConsoleMessage) -> None:
        self.latest.append(f"{message.type}: {message.text}")
        if message.type in LOUD:
            self._messages.append(f"{message.type}: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self._add(f"uncaught: {error.error}")

    def _add(self, text: str) -> None:
        self.latest.append(text)
        self._messages.append(text)

    def _on_stray(self, route: Route) -> None:
        self._strays.append(route.request.url)
        route.abort()


def boot(page: Page, console: Console, address: str = "") -> None:
    """Opens the emulator and waits until it is ready; a failed boot fails the test.

    Args:
        page: the page.
        console: its messages.
        address: the address; one without a host is of the server from which the test starts its pages.
    """
    decided = page.locator("html[data-apm=ready], html[data-apm=failed]")
    try:
        page.goto(console.address(address))
        decided.wait_for(state="attached", timeout=BOOT_LIMIT_MS)
    except PlaywrightTimeoutError:
        said = "\n".join(["nothing happens any more", *console.complaints()])
    except Error as error:
        said = "\n".join([error.message.partition("\n")[0], *console.complaints()])
    else:
        if decided.get_attribute("data-apm") == "ready":
            return
        said = "\n".join([page.locator("body").inner_text(), *console.complaints()])
    pytest.fail(f"The emulator did not boot: {said}", pytrace=False)


WINDOW: ViewportSize = {"width": 1280, "height": 720}
"""The size of Playwright's windows."""

RESTORE_DEFAULTS = """
async () => {
  // The inspector keeps its tab while the page is open.
  for (const button of ["[data-action=inspect-open]", "#inspector-tab-calls", "[data-action=inspect-close]"]) {
    document.querySelector(`button${button}`).click();
  }
  // What scripts of other modules left on the window.
  globalThis.apmNamesAtStart ??= new Set(["apmNamesAtStart", ...Object.keys(globalThis)]);
  for (const name of Object.keys(globalThis)) if (!apmNamesAtStart.has(name)) delete globalThis[name];
  localStorage.clear();
  window.dispatchEvent(new CustomEvent("apm:theme", { detail: "system" }));
  await apmWorkspace.load({});
}
"""


def restore_defaults(page: Page, console: Console) -> None:
    """Restores the default state of a booted page; a page that has stopped boots again."""
    page.unroute_all()
    page.set_viewport_size(WINDOW)
    page.emulate_media(
        media="null",
        color_scheme="null",
        contrast="null",
        forced_colors="null",
        reduced_motion="null",
    )
    if page.locator("html[data-apm=ready]").count() == 0:
        boot(page, console)
    page.evaluate(RESTORE_DEFAULTS)
