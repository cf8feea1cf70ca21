"""The paths that the command line names: the workspace file and the folder of web resources."""

from __future__ import annotations

from pathlib import Path

from apm.host.host_error import HostError
from apm.reading.folder_files import is_file, is_folder

DEFAULT_NAME = "workspace.toml"
"""The workspace file of the current folder, which is used when no other is named."""


def find_workspace(named: Path | None, *, is_needed: bool = False) -> Path | None:
    """Return the workspace file: the named one, else `workspace.toml` in the current folder if it exists.

    Args:
        named: the path on the command line.
        is_needed: whether to return `workspace.toml` even if it does not exist.

    Raises:
        HostError: the named file does not exist.
    """
    file = named or Path.cwd() / DEFAULT_NAME
    if is_file(file) or (is_needed and not named):
        return file.resolve()
    if named:
        raise HostError(f"There is no file '{named}': name a workspace file that exists.")
    return None


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
