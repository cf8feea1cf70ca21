"""What goes wrong in the pages of a browser context: failures that the page lists, and messages in the console."""

from __future__ import annotations

import contextlib
import re
from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Error

from apm.kit.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError

KINDS = {"assert": "error", "error": "error", "warning": "warning"}
"""The types of console messages that are failures, and their kinds."""

LATEST = 200
"""The number of messages that are kept to explain a crash."""

_PLACE = re.compile(r"(https?://[^\s()]+):(\d+):(\d+)")

_LISTED = "() => globalThis.apmTestKit?.failures() ?? []"


class PageMessages:
    """The failures in the pages of a context since `forget`, except those that a test has read.

    Attributes:
        latest: the latest messages of the console, of every type.
        has_crash: whether a page has crashed.
    """

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._unread: list[Failure] = []
        self._messages: list[Failure] = []
        self._listed: set[str] = set()
        self.latest: deque[str] = deque(maxlen=LATEST)
        self.has_crash = False
        context.on("page", lambda page: page.on("crash", self._on_crash))
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)

    def read(self) -> list[Failure]:
        """Return the failures that were not read yet. A test that reads them expects them."""
        self.collect()
        failures, self._unread = self._unread, []
        return failures

    def collect(self) -> None:
        """Get what the pages have listed so far, which a restart of the workspace deletes."""
        for page in self._context.pages:
            # What a page sends keeps its order, so the messages on their way arrive first.
            with contextlib.suppress(Error):
                self.add_listed(page.evaluate(_LISTED))
        # The console shows most failures too.
        self._unread += [each for each in self._messages if each.message not in self._listed]
        self._messages = []

    def add(self, failures: Iterable[Failure]) -> None:
        """Add failures that are not read yet."""
        self._unread += failures

    def add_listed(self, listed: Iterable[Mapping[str, Any]]) -> None:
        """Add failures as a page lists them."""
        failures = [Failure(**each) for each in listed]
        self._listed |= {each.message for each in failures}
        self.add(failures)

    def forget(self) -> None:
        """Drop all failures so far."""
        self.read()
        self._listed = set()

    def expect(self, message: str) -> None:
        """Drop the uncaught errors that a message is about."""
        self.collect()
        self._unread = [
            each for each in self._unread if each.kind != "uncaught" or each.message not in message
        ]

    def forget_crash(self) -> None:
        """Forget that a page has crashed: it is replaced."""
        self.has_crash = False

    def _on_crash(self, page: Page) -> None:
        self.latest.append(f"The page at {page.url} has crashed.")
        self.has_crash = True

    def _on_console(self, message: ConsoleMessage) -> None:
        self.latest.append(f"{message.type}: {message.text}")
        kind = KINDS.get(message.type)
        if kind:
            at = message.location
            place = (_path(at["url"]), at["lineNumber"] + 1, at["columnNumber"] + 1)
            self._add(kind, message.text, *(place if place[0] else ()))

    def _on_error(self, error: WebError) -> None:
        found = _PLACE.search(error.error.stack or "")
        place = (_path(found[1]), int(found[2]), int(found[3])) if found else ()
        self._add("uncaught", error.error.message, *place)

    def _add(self, kind: str, message: str, file: str = "", line: int = 0, column: int = 0) -> None:
        level = "warning" if kind == "warning" else "error"
        self._messages.append(Failure(kind, message, file, line, column, level))


def _path(address: str) -> str:
    return unquote(urlsplit(address).path.lstrip("/"))
