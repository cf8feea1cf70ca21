"""What pages say and ask for during a test: nothing that the test does not expect."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

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
"""How long a page may take to boot, in milliseconds: a bound for slow machines, no target."""

LOUD = {"assert", "error", "warning"}
"""The kinds of console message that a clean run has none of."""


class Console:
    """The warnings and errors of every watched page since the test began."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self._contexts: list[BrowserContext] = []
        self._messages: list[str] = []
        self._strays: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        """Record what the context's pages say, and stop what they ask of other origins.

        A route of the test's own comes first, so that it can answer for another origin.
        """
        self._contexts.append(context)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("close", self._forget)
        elsewhere = re.compile(rf"^(?!{re.escape(self.origin)}/)https?://")
        context.route(elsewhere, self._on_stray)

    def take(self) -> list[str]:
        """Return the messages so far as "<kind>: <text>" and forget them: the test expects them."""
        self._settle()
        messages, self._messages = self._messages, []
        return messages

    def complaints(self) -> list[str]:
        """Return, and forget, everything that a clean test has none of."""
        strays, self._strays = self._strays, []
        return [*self.take(), *(f"request to another origin: {url}" for url in strays)]

    def _settle(self) -> None:
        """Wait for messages under way: a page's answers keep their order."""
        for context in self._contexts:
            for page in context.pages:
                with contextlib.suppress(Error):
                    page.evaluate("0")

    def _forget(self, context: BrowserContext) -> None:
        self._contexts.remove(context)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in LOUD:
            self._messages.append(f"{message.type}: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self._messages.append(f"uncaught: {error.error}")

    def _on_stray(self, route: Route) -> None:
        self._strays.append(route.request.url)
        route.abort()


def boot(page: Page, console: Console, address: str = "/") -> None:
    """Open the emulator and wait until it is ready; one that fails to boot fails the test."""
    page.goto(address)
    decided = page.locator("html[data-apm=ready], html[data-apm=failed]")
    try:
        decided.wait_for(state="attached", timeout=BOOT_LIMIT_MS)
    except PlaywrightTimeoutError:
        said = "\n".join(["nothing happens any more", *console.complaints()])
    else:
        if decided.get_attribute("data-apm") == "ready":
            return
        said = "\n".join([page.locator("body").inner_text(), *console.complaints()])
    pytest.fail(f"The emulator did not boot: {said}", pytrace=False)


WINDOW: ViewportSize = {"width": 1280, "height": 720}
"""The size of a window as Playwright opens it."""

AS_IT_COMES = """
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


def as_it_comes(page: Page, console: Console) -> None:
    """Bring back what tests may have changed of a booted page; one that has stopped boots again."""
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
    page.evaluate(AS_IT_COMES)
