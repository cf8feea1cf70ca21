"""Finds files in a folder without leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path, PurePath


def file_in(folder: Path, name: str) -> Path | None:
    """Return a file of a folder; None for hidden files and paths that lead out of it, also through a symbolic link."""
    try:
        file = (folder / name).resolve(strict=True)
        inside = file.relative_to(folder.resolve())
    except (OSError, ValueError):
        return None
    return file if file.is_file() and not is_hidden(inside) else None


def is_file(path: Path) -> bool:
    """Whether a path is that of a file; false also for a name that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether a path is that of a folder; false also for a name that no folder can have."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_hidden(path: PurePath) -> bool:
    """Whether a part of a path has a leading dot.

    >>> from pathlib import PurePath
    >>> is_hidden(PurePath("new_/.git/config")), is_hidden(PurePath("new_/a.b"))
    (True, False)
    """
    return any(part.startswith(".") for part in path.parts)
