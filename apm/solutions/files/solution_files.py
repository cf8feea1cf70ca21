"""The names and contents of the files of a solution, the same for a zip and a folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from apm.solutions.files.file_stamps import Stamp


class Contents(Protocol):
    """A zip, or a folder."""

    @property
    def label(self) -> str:
        """What messages call it."""

    @property
    def names(self) -> Sequence[str]:
        """The names of all files, sorted, with slashes."""

    @property
    def links(self) -> Sequence[str]:
        """The names of links that are not followed, because they lead out."""

    def read(self, name: str) -> bytes:
        """The content of a file.

        Raises:
            SolutionRefused: the file is larger than the limits allow, or cannot be read.
        """

    def path(self, name: str) -> Path | None:
        """The path of a file on the disk; None in a zip, and for a file that is no longer inside the folder."""

    def stamp(self, name: str) -> Stamp | None:
        """The stamp of a file on the disk; None in a zip, and if the file is gone."""

    def is_unchanged(self, name: str, stamp: Stamp | None) -> bool:
        """Whether a file on the disk still has a stamp. If so, it counts like one that is read.

        Raises:
            SolutionRefused: all files together are larger than the limits allow.
        """


@dataclass(frozen=True)
class SolutionFiles:
    """The files of one solution.

    Attributes:
        contents: the zip or the folder that they are in.
        base: what the names of all files begin with there: empty, or a path that ends with a slash.
    """

    contents: Contents
    base: str = ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the files, without the base, sorted. Of names that differ only in case, the first."""
        return tuple(sorted(self._by_folded.values()))

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """The names that differ only in case from another: a disk may have both, but no solution."""
        return tuple(sorted({*self._all} - {*self.names}))

    def read(self, name: str) -> bytes:
        """The content of a file.

        Raises:
            SolutionRefused: the file is larger than the limits allow, or cannot be read.
        """
        return self.contents.read(self.base + name)

    def path(self, name: str) -> Path | None:
        """The path of a file on the disk; None in a zip, and for a file that is no longer inside the folder."""
        return self.contents.path(self.base + name)

    def stamp(self, name: str) -> Stamp | None:
        """The stamp of a file on the disk; None in a zip, and if the file is gone."""
        return self.contents.stamp(self.base + name)

    def is_unchanged(self, name: str, stamp: Stamp | None) -> bool:
        """Whether a file on the disk still has a stamp. If so, it counts like one that is read.

        Raises:
            SolutionRefused: all files together are larger than the limits allow.
        """
        return self.contents.is_unchanged(self.base + name, stamp)

    def find(self, name: str) -> str | None:
        """The exact name of a file that is asked for in any case; None if there is none.

        Tools that unpack a zip may write `%7B` for a brace [S].
        """
        folded = name.casefold()
        return self._by_folded.get(folded) or self._by_folded.get(quote(folded).casefold())

    def in_folder(self, folder: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the name of each file below a folder, in any case, and the parts of its path there."""
        start = f"{folder.casefold()}/"
        for folded, name in self._folded:
            if folded.startswith(start):
                yield name, tuple(name.split("/")[start.count("/") :])

    @cached_property
    def _folded(self) -> list[tuple[str, str]]:
        return [(name.casefold(), name) for name in self.names]

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        return {each.casefold(): each for each in reversed(self._all)}

    @cached_property
    def _all(self) -> list[str]:
        base = self.base
        return [each[len(base) :] for each in self.contents.names if each.startswith(base)]
