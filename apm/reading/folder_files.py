"""From a path in an address to a file of a folder: the one way in, and nothing leads out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path, PurePath


def file_in(folder: Path, name: str) -> Path | None:
    """Return a file of a folder; what is hidden or leads out of it, by a symbolic link too, does not exist."""
    try:
        file = (folder / name).resolve(strict=True)
        inside = file.relative_to(folder.resolve())
    except (OSError, ValueError):
        return None
    return file if file.is_file() and not is_hidden(inside) else None


def is_hidden(path: PurePath) -> bool:
    """Tell whether a part of a path has a leading dot.

    >>> from pathlib import PurePath
    >>> is_hidden(PurePath("new_/.git/config")), is_hidden(PurePath("new_/a.b"))
    (True, False)
    """
    return any(part.startswith(".") for part in path.parts)
