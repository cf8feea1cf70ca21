"""Remembers when files changed, so that each page gets exactly the changes that it has missed.

>>> log = ChangeLog()
>>> start = log.latest
>>> log.record({("webResources", "new_a.html"): (1, 5), ("webResources", "new_b.html"): (1, 5)})
>>> log.since(start)
{}
>>> log.record({("webResources", "new_a.html"): (2, 5), ("webResources", "new_b.html"): (1, 5)})
>>> log.since(start), log.since(log.latest)
({'webResources': ['new_a.html']}, {})
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apm.solutions.files.file_stamps import Stamp

File: TypeAlias = "tuple[str, str]"
"""The kind of a file, a key of the message to the page, and the name by which the page knows it."""


class ChangeLog:
    """The files that changed, with the time at which the change was seen.

    Attributes:
        latest: the time of the latest change, in nanoseconds; it only grows, also when the server restarts.
    """

    def __init__(self) -> None:
        self.latest = time.time_ns()
        self._stamps: Mapping[File, Stamp] | None = None
        self._changed: dict[File, int] = {}

    def record(self, stamps: Mapping[File, Stamp]) -> None:
        """Compare the stamps of all current files with the last ones; the first call records no changes."""
        before = stamps if self._stamps is None else self._stamps
        self._stamps = stamps
        if stamps != before:
            self.latest = max(time.time_ns(), self.latest + 1)
            changed = {file for file, _ in before.items() ^ stamps.items()}
            self._changed.update(dict.fromkeys(changed, self.latest))

    def since(self, start: int) -> dict[str, list[str]]:
        """Return the names of files that changed, appeared or disappeared after a time, by kind."""
        names: dict[str, list[str]] = {}
        for kind, name in sorted(file for file, at in self._changed.items() if at > start):
            names.setdefault(kind, []).append(name)
        return names
