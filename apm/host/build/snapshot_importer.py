"""Finders of modules for an interpreter that starts from a snapshot. The snapshot contains this module.

The files of the archives are in memory, so that the page does not fetch them. The standard library is fetched only if a
module is imported that is not in the snapshot.
"""

from __future__ import annotations

import importlib
import marshal
import sys
import zipimport
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from types import CodeType, ModuleType

_SUFFIX = ".pyc"
_PACKAGE = "/__init__"
_HEADER = 16
"""The number of bytes before the code in a file of bytecode."""


class ArchiveImporter(Loader):
    """Imports modules from an archive of bytecode that is in memory, and reads its other files."""

    def __init__(self, archive: str, files: Mapping[str, bytes]) -> None:
        """Takes the files of the archive by name; `archive` is its path in the names of files."""
        self._archive = archive
        self._code = {name: data for name, data in files.items() if name.endswith(_SUFFIX)}
        self._data = {name: data for name, data in files.items() if name not in self._code}

    def __iter__(self) -> Iterator[str]:
        """The full names of the modules that were not imported yet, sorted."""
        return iter(sorted(module_names(self._code)))

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: object = None
    ) -> ModuleSpec | None:
        """The spec of a module; None if the archive does not have it."""
        del path, target
        file = self._file_of(name)
        if file is None:
            return None
        is_package = file.endswith(_PACKAGE + _SUFFIX)
        spec = ModuleSpec(name, self, origin=f"{self._archive}/{file}", is_package=is_package)
        spec.has_location = True
        return spec

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        """The default module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Runs the code of a module. The code is needed only once."""
        exec(self.get_code(module.__name__), module.__dict__)
        del self._code[str(self._file_of(module.__name__))]

    def get_code(self, name: str) -> CodeType:
        """The code of a module that was not imported yet."""
        file = self._file_of(name)
        if file is None:
            raise ImportError(f"there is no code of {name}", name=name)
        code: CodeType = marshal.loads(self._code[file][_HEADER:])
        return code

    def get_source(self, _name: str) -> None:
        """No source: the archive has only bytecode."""

    def get_data(self, path: str) -> bytes:
        """The content of a file of the archive."""
        try:
            return self._data[path.removeprefix(f"{self._archive}/")]
        except KeyError:
            raise OSError(f"{path} is not in the archive") from None

    def _file_of(self, name: str) -> str | None:
        """The file of a module that was not imported yet; None if there is none."""
        base = name.replace(".", "/")
        files = (f"{base}{_PACKAGE}{_SUFFIX}", f"{base}{_SUFFIX}")
        return next((each for each in files if each in self._code), None)


class LateLibrary:
    """Fetches the standard library when a module is imported that the snapshot does not have."""

    def __init__(self, archive: str, names: Collection[str], fetch: Callable[[], bytes]) -> None:
        """Takes the path of the archive, the names of its modules, and the function that fetches it."""
        self._archive = archive
        self._names = frozenset(names)
        self._fetch = fetch
        self._is_there = False

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec of a module of the standard library; None for any other module."""
        if self._is_there or name not in self._names:
            return None
        try:
            content = self._fetch()
        except Exception as error:
            raise ImportError(f"{name} could not be fetched: {error}", name=name) from error
        Path(self._archive).write_bytes(content)
        self._is_there = True
        forget_archive(self._archive)
        return PathFinder.find_spec(name, path, target)


def module_names(files: Iterable[str]) -> list[str]:
    """The full names of the modules among the files of an archive."""
    codes = (name.removesuffix(_SUFFIX) for name in files if name.endswith(_SUFFIX))
    return [name.removesuffix(_PACKAGE).replace("/", ".") for name in codes]


def forget_archive(archive: str) -> None:
    """Makes the import system read the directory of an archive again."""
    zipimport._zip_directory_cache.clear()  # type: ignore[attr-defined]
    for path in [each for each in sys.path_importer_cache if each.startswith(archive)]:
        del sys.path_importer_cache[path]
    importlib.invalidate_caches()
