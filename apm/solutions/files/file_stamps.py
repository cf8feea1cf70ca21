"""The stamps of files: a file with another stamp has another content."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Stamp: TypeAlias = "tuple[int, int]"
"""The time at which a file was saved, in nanoseconds, and its size in bytes."""

YOUNG_SECONDS = 1
"""The age, in seconds, below which a file may be saved again with the same stamp."""

UNWATCHED = "node_modules"
"""A folder of web resources that is not watched: it is large and changes only by installing packages."""


def stamp_of(file: Path | os.DirEntry[str]) -> Stamp | None:
    """Return the stamp of a file; None if it does not exist."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def is_young(stamp: Stamp) -> bool:
    """Whether a file was saved a moment ago: what is read now may not be the last content with this stamp."""
    return stamp[0] > time.time_ns() - YOUNG_SECONDS * 10**9


def stamps_in(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """Yield the path and the stamp of each file below a folder; links to other folders are not followed."""
    waiting = [""]
    while waiting:
        here = waiting.pop()
        with contextlib.suppress(OSError):  # The folder was deleted in the meantime.
            for entry in os.scandir(folder / here):
                if entry.name.startswith(".") or entry.name == UNWATCHED:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{here}{entry.name}/")
                elif stamp := stamp_of(entry):
                    yield here + entry.name, stamp
