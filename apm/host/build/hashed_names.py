"""Names that contain the hash of the content, so that browsers and hosts can keep a file without asking again.

The form is that of esbuild: `page.js` becomes `page-3LILNHYO.js`.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from apm.host.host_error import HostError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

PACKAGES = ("runtime/pyodide/", "runtime/pyscript/")
"""Folders whose files load each other by name: the folder gets the hash, and the files keep their names."""


class HashedNames:
    """The hashed names of files and folders in `static`; those that are asked for are remembered.

    >>> names = HashedNames({"icon.svg": "icon-AAAAAAAA.svg", "runtime/pyodide/": "pyodide-BBBBBBBB/"})
    >>> names.of("runtime/pyodide/pyodide.mjs")
    'pyodide-BBBBBBBB/pyodide.mjs'
    >>> names.used
    {'runtime/pyodide/'}
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self.known = dict(names)
        self.used: set[str] = set()

    def of(self, path: str) -> str:
        """Return the hashed name of a path in `static`.

        Raises:
            HostError: there is no such file.
        """
        key = key_of(path)
        if key not in self.known:
            raise HostError(f"The page names static/{path}, but there is no such file.")
        self.used.add(key)
        return self.known[key] + path.removeprefix(key)


def key_of(path: str) -> str:
    """Return what gets the hash: the folder of a package, or the file itself."""
    return next((each for each in PACKAGES if path.startswith(each)), path)


def hashed_names(static: Path, files: Iterable[str]) -> HashedNames:
    """Name the given files of the folder `static`, and the folders of packages among them."""
    groups: dict[str, list[str]] = {}
    for path in files:
        groups.setdefault(key_of(path), []).append(path)
    return HashedNames({key: _named(key, _hash(static, its)) for key, its in groups.items()})


def short_hash(digest: bytes) -> str:
    """Return the first 40 bits of a hash, in the alphabet of esbuild."""
    return base64.b32encode(digest[:5]).decode()


def _named(key: str, content: str) -> str:
    path = PurePosixPath(key)
    return f"{path.stem}-{content}{'/' if key.endswith('/') else path.suffix}"


def _hash(static: Path, paths: Iterable[str]) -> str:
    """Return the hash of files with their names."""
    sha = hashlib.sha256()
    for path in sorted(paths):
        content = (static / path).read_bytes()
        sha.update(f"{path}\n{len(content)}\n".encode())
        sha.update(content)
    return short_hash(sha.digest())
