"""The paths that options name: the workspace file, solutions and the folder of web resources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.host_error import HostError
from apm.reading.folder_files import is_file, is_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_NAME = "workspace.toml"
"""The workspace file of the current folder, which is used when no other is named."""


def find_workspace(
    named: Path | None, folder: Path | None = None, *, is_needed: bool = False
) -> Path | None:
    """Return the workspace file: the named one, else `workspace.toml` in a folder if it exists.

    Args:
        named: the path that the user gives.
        folder: the folder with the default file; by default the current folder.
        is_needed: whether to return `workspace.toml` even if it does not exist.

    Raises:
        HostError: the named file does not exist, or it is a folder.
    """
    file = named or (folder or Path.cwd()) / DEFAULT_NAME
    if is_folder(file):
        raise HostError(f"'{named or DEFAULT_NAME}' is a folder: name a workspace file.")
    if is_file(file) or (is_needed and not named):
        return file.resolve()
    if named:
        raise HostError(f"There is no file '{named}': name a workspace file that exists.")
    return None


def find_solutions(named: Sequence[Path]) -> tuple[Path, ...]:
    """Return the paths of solutions.

    Raises:
        HostError: one of them does not exist.
    """
    for each in named:
        if not is_file(each) and not is_folder(each):
            raise HostError(
                f"There is no solution '{each}': name a zip or an unpacked solution that exists."
            )
    return tuple(each.resolve() for each in named)


def find_folder(named: Path | None) -> Path | None:
    """Return the folder of web resources, if one is named.

    Raises:
        HostError: it does not exist.
    """
    if named and not is_folder(named):
        raise HostError(
            f"There is no folder '{named}': name a folder of web resources that exists."
        )
    return named.resolve() if named else None
