"""Finds files in a folder without leaving it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePath

_NEVER_IN_NAMES = "\\:\0"
"""What could name a drive, a root or another folder on some system."""


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


def is_plain_name(name: str) -> bool:
    """Whether a path, relative and with slashes, cannot lead out of a folder, nor to a hidden file.

    >>> is_plain_name("new_/page.html"), is_plain_name("../page.html"), is_plain_name("new_//page.html")
    (True, False, False)
    """
    parts = name.split("/")
    return not any(each in name for each in _NEVER_IN_NAMES) and not any(
        not part or part.startswith(".") for part in parts
    )


def file_in_any_case(folder: Path, name: str) -> Path | None:
    """Return the file of a folder with exactly that name, otherwise one whose name differs in case [A]."""
    return file_in(folder, name) or _in_any_case(folder, name)


def files_below(folder: Path, ending: str = "") -> Iterator[tuple[str, Path]]:
    """Yield the name and the file of each file below a folder whose name has an ending, in any case.

    Hidden files and links that lead out of the folder are left out.
    """
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_hidden(Path(name)))
        for name in sorted(each for each in names if each.lower().endswith(ending)):
            path = Path(base, name).relative_to(folder).as_posix()
            file = None if is_hidden(Path(name)) else file_in(folder, path)
            if file:
                yield path, file


def _in_any_case(folder: Path, name: str) -> Path | None:
    here = "."
    for part in name.split("/"):
        try:
            names = [each.name for each in (folder / here).iterdir()]
        except (OSError, ValueError):
            return None
        alike = sorted(each for each in names if each.casefold() == part.casefold())
        if not alike:
            return None
        # Two folders may differ in case only: the exact match comes first.
        here += f"/{part if part in alike else alike[0]}"
    return file_in(folder, here)
