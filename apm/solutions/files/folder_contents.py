"""The files of a folder. Links that lead out of it are left out, and so are folders and files that no reader needs."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from apm.core.errors import show
from apm.solutions.files.file_stamps import stamp_of
from apm.solutions.files.solution_limits import (
    MAX_FILE,
    MAX_FILES,
    MAX_TOTAL,
    MB,
    SolutionRefused,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.solutions.files.file_stamps import Stamp

_FOLDERS = frozenset({"node_modules", "bin", "obj", "__pycache__"})
"""The folders of build tools. Folders with a leading dot are left out too."""
_SUFFIXES = (".msapp", ".dll", ".xaml")


class FolderContents:
    """The files of a folder.

    Attributes:
        label: what messages call the folder.
        links: the names of links that lead out of it, once `names` was read.
    """

    def __init__(self, folder: Path, label: str) -> None:
        self.label = label
        self._folder = folder.resolve()
        self._sizes: dict[str, int] = {}
        self._total = 0
        self.links: list[str] = []

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all files, sorted.

        Raises:
            SolutionRefused: there are too many, or a folder cannot be read.
        """
        found: list[str] = []
        for name in self._walk():
            found.append(name)
            if len(found) > MAX_FILES:
                raise SolutionRefused(
                    f"{self.label} has more than {MAX_FILES} files: name the folder of the solution."
                )
        return tuple(sorted(found))

    def read(self, name: str) -> bytes:
        """The content of a file.

        Raises:
            SolutionRefused: the file cannot be read, or the limits do not allow it.
        """
        path = self.path(name)
        if path is None:
            raise SolutionRefused(
                f"{self.label}: {show(name)} is gone, or no longer inside the folder."
            )
        try:
            with path.open("rb") as opened:
                content = opened.read(MAX_FILE + 1)
        except OSError as error:
            raise SolutionRefused(
                f"{self.label}: {show(name)} cannot be read: {error.strerror}."
            ) from None
        self._count(name, len(content))
        return content

    def stamp(self, name: str) -> Stamp | None:
        """The stamp of a file; None if it is gone."""
        return stamp_of(self._folder / name)

    def is_unchanged(self, name: str, stamp: Stamp | None) -> bool:
        """Whether a file still has a stamp. If so, it counts like one that is read.

        Raises:
            SolutionRefused: all files together are larger than the limits allow.
        """
        if stamp is None or self.stamp(name) != stamp:
            return False
        self._count(name, stamp[1])
        return True

    def path(self, name: str) -> Path | None:
        """The path of a file; None if it is gone, or a link leads out of the folder."""
        try:
            file = (self._folder / name).resolve(strict=True)
        except OSError:
            return None
        return file if file.is_relative_to(self._folder) else None

    def _count(self, name: str, size: int) -> None:
        # A file that is read again, such as a web resource, counts once.
        self._total += size - self._sizes.get(name, 0)
        self._sizes[name] = size
        if size > MAX_FILE or self._total > MAX_TOTAL:
            raise SolutionRefused(
                f"{self.label} is refused: its file {show(name)} has more than {MAX_FILE // MB} MB, or all "
                f"files more than {MAX_TOTAL // MB} MB."
            )

    def _walk(self) -> Iterator[str]:
        due = [""]
        while due:
            base = due.pop()
            try:
                entries = [*os.scandir(self._folder / base)]
            except OSError as error:
                where = base or self.label
                raise SolutionRefused(f"{show(where)} cannot be read: {error.strerror}.") from None
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                name = base + entry.name
                if entry.is_dir(follow_symlinks=False):
                    due += [] if entry.name in _FOLDERS else [f"{name}/"]
                elif entry.is_symlink() and not self._is_inside(entry):
                    self.links.append(name)
                elif entry.is_file() and not name.endswith(_SUFFIXES):
                    yield name

    def _is_inside(self, entry: os.DirEntry[str]) -> bool:
        return Path(entry.path).resolve().is_relative_to(self._folder)
