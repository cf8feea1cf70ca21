"""Which files make up the page, and which address shows which of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

SHELL = "index.html"
"""The emulator's own document."""

FILES = (SHELL, "pyscript.toml", "apm/browser/main.py")
FOLDERS = ("static", "examples")
"""What of the project is served, and nothing else."""

HIDDEN = ("static/node_modules", "static/package.json", "static/package-lock.json")
"""What inside the folders is not served; neither is any name with a leading dot."""

WEB_RESOURCES = "static/webresources"
"""The folder behind `/WebResources/`."""


@dataclass(frozen=True)
class Site:
    """The page's files in the project folder `root`."""

    root: Path

    @property
    def shell(self) -> Path:
        """The emulator's own document, as `find` returns it."""
        return self.root.resolve() / SHELL

    def find(self, target: str) -> Path | None:
        """Return the file that the request target `/path?query` shows, None if there is none."""
        parts = segments(target)
        if parts is None:
            return None
        name = web_resource_name(parts)
        if name is not None:
            return self._file(f"{WEB_RESOURCES}/{name}", within=WEB_RESOURCES)
        path = "/".join(parts) or SHELL
        if path in FILES:
            return self._file(path, within="")
        return self._file(path, within=parts[0]) if parts[0] in FOLDERS else None

    def files(self) -> Iterator[Path]:
        """Yield the path of every file of the page, relative to the root."""
        yield from map(Path, FILES)
        for folder in FOLDERS:
            for base, folders, names in os.walk(self.root / folder):
                here = Path(base).relative_to(self.root)
                folders[:] = sorted(name for name in folders if not _hidden(here / name))
                yield from (here / name for name in sorted(names) if not _hidden(here / name))

    def _file(self, path: str, within: str) -> Path | None:
        """Look a path up; what a symbolic link takes out of its folder does not exist."""
        try:
            file = (self.root / path).resolve(strict=True)
            file.relative_to((self.root / within).resolve())
        except (OSError, ValueError):
            return None
        shown = file.is_file() and not _hidden(file.relative_to(self.root.resolve()))
        return file if shown else None


def web_resource_name(parts: list[str]) -> str | None:
    """Return the name in `WebResources/<name>`, also behind a `{version}` segment, else None."""
    if parts and parts[0].startswith("{") and parts[0].endswith("}"):
        parts = parts[1:]
    return "/".join(parts[1:]) if len(parts) > 1 and parts[0] == "WebResources" else None


def file_in(folder: Path, name: str) -> Path | None:
    """Return a file of a folder; what is hidden or leads out of it, by a symbolic link too, does not exist."""
    try:
        file = (folder / name).resolve(strict=True)
        inside = file.relative_to(folder.resolve())
    except (OSError, ValueError):
        return None
    return file if file.is_file() and not _hidden(inside) else None


def segments(target: str) -> list[str] | None:
    """Split and decode a path; None if a segment is empty, hidden, or could mean a drive or a root."""
    try:
        path = unquote(urlsplit(target).path, errors="strict")
    except ValueError:
        return None
    if not path.startswith("/") or any(mark in path for mark in "\\:\0"):
        return None
    parts = path[1:].split("/") if path != "/" else []
    return None if any(not part or part.startswith(".") for part in parts) else parts


def _hidden(path: Path) -> bool:
    """Tell whether a path relative to the root is kept back; a file system may ignore case."""
    name = path.as_posix().casefold()
    inside = any(name == hidden or name.startswith(f"{hidden}/") for hidden in HIDDEN)
    return inside or any(part.startswith(".") for part in path.parts)
