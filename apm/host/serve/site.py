"""The files of the page, and their addresses."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.serve.request_target import segments
from apm.host.serve.web_resources import is_global_context, web_resource_name
from apm.reading.folder_files import file_in, file_in_any_case, is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

SHELL = "index.html"
"""The HTML document of the emulator."""

APP = "main.aspx"
"""The last part of the address of an app, as scripts get it from `getCurrentAppUrl` [D]."""

FILES = (SHELL, "pyscript.toml", "apm/browser/main.py")
FOLDERS = ("static", "examples")
"""The folders of the project that are served; other files are not."""

HIDDEN = (
    "static/node_modules",
    "static/package.json",
    "static/package-lock.json",
    "examples/node-project",
    "examples/pytest-project",
    "examples/typescript",
    "examples/vitest-project",
)
"""The paths inside these folders that are not served; names with a leading dot are not served either."""

WEB_RESOURCES = "static/webresources"

GLOBAL_CONTEXT = "static/client-global-context.js"
"""The path of the file with the content of `ClientGlobalContext.js.aspx`."""

WEB_RESOURCE_SCRIPT = "static/web-resource.js"
"""The path of the first script of each HTML web resource."""


@dataclass(frozen=True)
class Site:
    """The files of the page in the project folder `root`."""

    root: Path

    @property
    def shell(self) -> Path:
        """The path of the HTML document, as `find` returns it."""
        return self.root.resolve() / SHELL

    @property
    def web_resources(self) -> Path:
        """The folder of the emulator's own web resources."""
        return self.root / WEB_RESOURCES

    @property
    def global_context(self) -> Path:
        """The file with the content of `ClientGlobalContext.js.aspx`."""
        return self.root / GLOBAL_CONTEXT

    @property
    def web_resource_script(self) -> str:
        """The path of the first script of each HTML web resource, relative to the root."""
        return WEB_RESOURCE_SCRIPT

    def find(self, target: str) -> Path | None:
        """Return the file at the request target `/path?query`; None if there is none."""
        parts = segments(target)
        if parts is None:
            return None
        if is_global_context(parts):
            return self._file(GLOBAL_CONTEXT, within="static")
        name = web_resource_name(parts)
        if name is not None:
            return file_in_any_case(self.web_resources, name)
        path = "/".join(parts) or SHELL
        # The address of the app in the product, whose query names a page.
        path = SHELL if path.casefold() == APP else path
        if path in FILES:
            return self._file(path, within="")
        return self._file(path, within=parts[0]) if parts[0] in FOLDERS else None

    def files(self) -> Iterator[Path]:
        """Yield the path of every file of the page, relative to the root."""
        yield from map(Path, FILES)
        for folder in FOLDERS:
            for base, folders, names in os.walk(self.root / folder):
                here = Path(base).relative_to(self.root)
                folders[:] = sorted(name for name in folders if not _is_withheld(here / name))
                yield from (here / name for name in sorted(names) if not _is_withheld(here / name))

    def _file(self, path: str, within: str) -> Path | None:
        """Return a served file of the project that is inside the folder `within`, also after following links."""
        file = file_in(self.root / within, Path(path).relative_to(within).as_posix())
        if file is None or _is_withheld(file.relative_to(self.root.resolve())):
            return None
        return file


def _is_withheld(path: Path) -> bool:
    """Whether a path relative to the root is not served; a file system may ignore case."""
    name = path.as_posix().casefold()
    return is_hidden(path) or any(
        name == hidden or name.startswith(f"{hidden}/") for hidden in HIDDEN
    )
