"""The client scripts of a workspace: their files, their source maps, the addresses of both, and where they run."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from apm.reading.folder_files import file_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FOLDER = "client-scripts"
"""The first segment of the addresses of client scripts."""

_MAP_NAME = re.compile(rb"^//[#@] sourceMappingURL=(?P<name>[^\s?#]+\.map)\s*$", re.MULTILINE)

_END = 4096
"""The number of bytes at the end of a script that are searched for the name of its source map."""


@dataclass(frozen=True)
class ClientScripts:
    """The listed scripts.

    Attributes:
        folder: the innermost folder with all of them and the workspace file.
        files: the files by their path relative to that folder, in the order of the list.
    """

    folder: Path = field(default_factory=Path)
    files: Mapping[str, Path] = field(default_factory=dict)

    @property
    def addresses(self) -> list[str]:
        """The addresses of the scripts, relative to the page."""
        return [address_of(path) for path in self.files]

    def address(self, file: Path) -> str:
        """Return the address of a script; empty for other files."""
        wanted = Path(os.path.normpath(file))
        return next((address_of(path) for path, each in self.files.items() if each == wanted), "")

    def find(self, parts: list[str]) -> Path | None:
        """Return the script or the source map at an address; None for all other files of the folder."""
        if parts[:1] != [FOLDER]:
            return None
        path = "/".join(parts[1:])
        if path in self.files or path in map(self._map_of, self.files):
            return file_in(self.folder, path)
        return None

    def with_maps(self) -> Iterator[tuple[str, Path]]:
        """Yield the path and the file of each script and source map."""
        maps = filter(None, map(self._map_of, self.files))
        for path in dict.fromkeys([*self.files, *maps]):
            file = file_in(self.folder, path)
            if file:
                yield path, file

    def _map_of(self, path: str) -> str:
        """Return the path of the source map that a script names, otherwise the default path beside the script."""
        file = file_in(self.folder, path)
        said = _MAP_NAME.findall(_end_of(file)) if file else []
        name = unquote(said[-1]) if said else f"{Path(path).name}.map"
        return os.path.normpath(Path(path).parent / name).replace(os.sep, "/")


@dataclass(frozen=True)
class UsedScripts:
    """The client scripts of a workspace, by where they run.

    Attributes:
        all: all of them, with their addresses.
        in_page: those that run in the page, in this order; the others run in the windows of forms.
        libraries: the libraries of handlers and commands, by their names in the workspace file.
    """

    all: ClientScripts
    in_page: Sequence[Path]
    libraries: Mapping[str, Path]

    @property
    def page_addresses(self) -> list[str]:
        """The addresses of those that run in the page."""
        return [*map(self.all.address, self.in_page)]

    @property
    def library_addresses(self) -> dict[str, str]:
        """The addresses of the libraries, by their names in the workspace file."""
        return {name: self.all.address(file) for name, file in self.libraries.items()}


def address_of(path: str) -> str:
    """Return the address of a script, relative to the page.

    >>> address_of("scripts/on load.js")
    'client-scripts/scripts/on%20load.js'
    """
    return f"{FOLDER}/{quote(path)}"


def listed_scripts(folder: Path, files: Iterable[Path]) -> ClientScripts:
    """Give scripts their paths, relative to the folder of the workspace file or to a folder above it.

    Files on another drive are left out, and so are hidden files and symbolic links that lead out of the folder.
    """
    home = Path(os.path.normpath(folder))
    paths = [Path(os.path.normpath(home / file)) for file in files]
    near = [each for each in paths if each.drive == home.drive]
    common = Path(os.path.commonpath([home, *(each.parent for each in near)]))
    placed = {each.relative_to(common).as_posix(): each for each in near}
    return ClientScripts(common, {path: placed[path] for path in placed if file_in(common, path)})


def _end_of(file: Path) -> bytes:
    try:
        with file.open("rb") as script:
            script.seek(max(0, file.stat().st_size - _END))
            return script.read()
    except OSError:  # It was deleted in the meantime.
        return b""
