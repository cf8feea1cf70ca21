"""When files were seen to have changed, so that each page hears of what it has missed and of nothing else.

>>> journal = Journal()
>>> start = journal.moment
>>> journal.note({("webResources", "new_a.html"): (1, 5), ("webResources", "new_b.html"): (1, 5)})
>>> journal.since(start)
{}
>>> journal.note({("webResources", "new_a.html"): (2, 5), ("webResources", "new_b.html"): (1, 5)})
>>> journal.since(start), journal.since(journal.moment)
({'webResources': ['new_a.html']}, {})
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

File: TypeAlias = "tuple[str, str]"
"""What kind of news a file is, and what the page calls it."""

Mark: TypeAlias = "tuple[int, int]"
"""When a file was saved, in nanoseconds, and its size in bytes: another mark, another content."""

UNWATCHED = "node_modules"
"""A folder inside a folder of web resources that is not looked at: it is large, and nobody saves files there."""


class Journal:
    """Which files changed, and when that was seen.

    Attributes:
        moment: the newest one; it only grows, also from one server to the next.
    """

    def __init__(self) -> None:
        self.moment = time.time_ns()
        self._marks: Mapping[File, Mark] | None = None
        self._changed: dict[File, int] = {}

    def note(self, marks: Mapping[File, Mark]) -> None:
        """Take the marks of all files that are there now; at first they are news to nobody."""
        before = marks if self._marks is None else self._marks
        self._marks = marks
        if marks != before:
            self.moment = max(time.time_ns(), self.moment + 1)
            changed = {file for file, _ in before.items() ^ marks.items()}
            self._changed.update(dict.fromkeys(changed, self.moment))

    def since(self, moment: int) -> dict[str, list[str]]:
        """Return the names of what changed, came or went after a moment, by kind."""
        news: dict[str, list[str]] = {}
        for kind, name in sorted(file for file, at in self._changed.items() if at > moment):
            news.setdefault(kind, []).append(name)
        return news


def marks_in(folder: Path) -> Iterator[tuple[str, Mark]]:
    """Yield the path of each file below a folder, and its mark; links to other folders are not followed."""
    waiting = [""]
    while waiting:
        here = waiting.pop()
        with contextlib.suppress(OSError):  # Gone since it was listed.
            for entry in os.scandir(folder / here):
                if entry.name.startswith(".") or entry.name == UNWATCHED:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{here}{entry.name}/")
                elif mark := mark_of(entry):
                    yield here + entry.name, mark


def mark_of(file: Path | os.DirEntry[str]) -> Mark | None:
    """Return the mark of a file; none if it is gone."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
