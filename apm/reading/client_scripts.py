"""The client scripts that a workspace lists: at which addresses they are, with their source maps and nothing else."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from apm.reading.folder_files import file_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FOLDER = "client-scripts"
"""What the addresses of client scripts begin with."""

_MAP_NAME = re.compile(rb"^//[#@] sourceMappingURL=(?P<name>[^\s?#]+\.map)\s*$", re.MULTILINE)

_END = 4096
"""How much of the end of a script is looked at for the name of its source map, in bytes."""


@dataclass(frozen=True)
class ClientScripts:
    """Listed scripts.

    Attributes:
        folder: the innermost one that holds all of them and the workspace's file.
        files: by path relative to that folder, in the order of the list.
    """

    folder: Path = field(default_factory=Path)
    files: Mapping[str, Path] = field(default_factory=dict)

    @property
    def addresses(self) -> list[str]:
        """Where the page loads them, relative to itself."""
        return [address_of(path) for path in self.files]

    def address(self, file: Path) -> str:
        """Return the address of a script; empty for a file that is none of them."""
        wanted = Path(os.path.normpath(file))
        return next((address_of(path) for path, each in self.files.items() if each == wanted), "")

    def find(self, parts: list[str]) -> Path | None:
        """Return the script, or the source map of one, at an address; none for any other file of the folder."""
        if parts[:1] != [FOLDER]:
            return None
        path = "/".join(parts[1:])
        if path in self.files or path in map(self._map_of, self.files):
            return file_in(self.folder, path)
        return None

    def with_maps(self) -> Iterator[tuple[str, Path]]:
        """Yield the path of everything that is served, and its file."""
        maps = filter(None, map(self._map_of, self.files))
        for path in dict.fromkeys([*self.files, *maps]):
            file = file_in(self.folder, path)
            if file:
                yield path, file

    def _map_of(self, path: str) -> str:
        """Return where the source map of a script would be: as the script says, else beside it."""
        file = file_in(self.folder, path)
        said = _MAP_NAME.findall(_end_of(file)) if file else []
        name = unquote(said[-1]) if said else f"{Path(path).name}.map"
        return os.path.normpath(Path(path).parent / name).replace(os.sep, "/")


def address_of(path: str) -> str:
    """Return the address of a script, relative to the page.

    >>> address_of("scripts/on load.js")
    'client-scripts/scripts/on%20load.js'
    """
    return f"{FOLDER}/{quote(path)}"


def listed_scripts(folder: Path, files: Iterable[Path]) -> ClientScripts:
    """Give scripts their places, relative to the folder of the workspace's file as far as they lie in it.

    One on another drive has none; neither has what is hidden or leads out of the folder by a symbolic link.
    """
    home = Path(os.path.normpath(folder))
    paths = [Path(os.path.normpath(home / file)) for file in files]
    near = [each for each in paths if each.drive == home.drive]
    common = Path(os.path.commonpath([home, *(each.parent for each in near)]))
    placed = {each.relative_to(common).as_posix(): each for each in near}
    return ClientScripts(common, {path: placed[path] for path in placed if file_in(common, path)})


def _end_of(file: Path) -> bytes:
    with file.open("rb") as script:
        script.seek(max(0, file.stat().st_size - _END))
        return script.read()
