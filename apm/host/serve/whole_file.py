"""Reads a file whole, although it may be saved at the same time, and gives it a tag for the next request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.solutions.files.file_stamps import is_young, stamp_of

if TYPE_CHECKING:
    from pathlib import Path

    from apm.solutions.files.file_stamps import Stamp

TRIES = 3
"""How often a file is read if it changes while it is read. The page gets it again after the last save."""


@dataclass(frozen=True)
class WholeFile:
    """A file as it was at one time.

    Attributes:
        content: what it contained.
        tag: the tag of this content; empty if another content may get the same.
    """

    content: bytes
    tag: str


def tag_of(file: Path) -> str:
    """Return the tag of the current content of a file; empty if it has none."""
    stamp = stamp_of(file)
    return _tag(stamp) if stamp else ""


def read_whole(file: Path) -> WholeFile:
    """Read a file.

    Raises:
        OSError: it is gone, or cannot be read.
    """
    before, content = stamp_of(file), b""
    for _ in range(TRIES):
        content = file.read_bytes()
        after = stamp_of(file)
        if before == after:
            return WholeFile(content, _tag(after) if after else "")
        before = after
    return WholeFile(content, "")


def _tag(stamp: Stamp) -> str:
    return "" if is_young(stamp) else f'"{stamp[0]:x}-{stamp[1]:x}"'
