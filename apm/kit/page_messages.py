"""The warnings and errors that the pages of a browser context write in the console."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Error

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, WebError

KINDS = {"assert": "error", "error": "error", "warning": "warning"}
"""The types of console messages that are failures, and their kinds."""

_PLACE = re.compile(r"(https?://[^\s()]+):(\d+):(\d+)")


@dataclass(frozen=True)
class Failure:
    """Something that went wrong in the page.

    Attributes:
        kind: `uncaught` for an error that no script caught, also of a Promise; `error` or `warning` for a message.
        message: the text.
        file: the path of the script, relative to the page; empty if it is unknown.
        line: the line in it, from 1; 0 if it is unknown.
        column: the column in it, from 1; 0 if it is unknown.
    """

    kind: str
    message: str
    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """The kind, the message and the place."""
        place = f" ({self.file}, line {self.line}, column {self.column})" if self.file else ""
        return f"{self.kind}: {self.message}{place}"


class PageMessages:
    """The messages of the pages of a context since `forget`, except those that a test has read."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._unread: list[Failure] = []
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)

    def read(self) -> list[Failure]:
        """Return the messages that were not read yet. A test that reads them expects them."""
        self._settle()
        failures, self._unread = self._unread, []
        return failures

    def forget(self) -> None:
        """Drop all messages so far."""
        self.read()

    def expect(self, message: str) -> None:
        """Drop the uncaught errors that a message is about."""
        self._settle()
        self._unread = [
            each for each in self._unread if each.kind != "uncaught" or each.message not in message
        ]

    def _settle(self) -> None:
        """Wait for messages on their way; what a page sends keeps its order."""
        for page in self._context.pages:
            with contextlib.suppress(Error):
                page.evaluate("0")

    def _on_console(self, message: ConsoleMessage) -> None:
        kind = KINDS.get(message.type)
        if kind:
            at = message.location
            place = (_path(at["url"]), at["lineNumber"] + 1, at["columnNumber"] + 1)
            self._unread.append(Failure(kind, message.text, *(place if place[0] else ())))

    def _on_error(self, error: WebError) -> None:
        found = _PLACE.search(error.error.stack or "")
        place = (_path(found[1]), int(found[2]), int(found[3])) if found else ()
        self._unread.append(Failure("uncaught", error.error.message, *place))


def _path(address: str) -> str:
    return unquote(urlsplit(address).path.lstrip("/"))
