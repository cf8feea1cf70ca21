"""The site of an installed package: the page as `build` writes it, without the sources of the project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from apm.host.serve.request_target import segments
from apm.host.serve.site import APP, WEB_RESOURCE_SCRIPT, Site
from apm.host.serve.web_resources import (
    FOLDER,
    GLOBAL_CONTEXT,
    is_global_context,
    web_resource_name,
)
from apm.reading.folder_files import file_in, file_in_any_case

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_SCRIPT = PurePosixPath(WEB_RESOURCE_SCRIPT).name
"""The first script of each HTML web resource, beside the document: names in `static` have hashes."""

SERVED = "served.html"
"""The document for `serve`. It has no id of a build, so the page starts no service worker."""


@dataclass(frozen=True)
class BuiltSite(Site):
    """The built page in the folder `root`."""

    @property
    def shell(self) -> Path:
        """The path of the HTML document, as `find` returns it."""
        return self.root.resolve() / SERVED

    @property
    def web_resources(self) -> Path:
        """The folder of the emulator's own web resources."""
        return self.root / FOLDER

    @property
    def global_context(self) -> Path:
        """The file with the content of `ClientGlobalContext.js.aspx`."""
        return self.root / GLOBAL_CONTEXT

    @property
    def web_resource_script(self) -> str:
        """The path of the first script of each HTML web resource, relative to the root."""
        return FIRST_SCRIPT

    def find(self, target: str) -> Path | None:
        """Return the file at the request target `/path?query`; None if there is none."""
        parts = segments(target)
        if parts is None:
            return None
        if is_global_context(parts):
            return self.global_context
        name = web_resource_name(parts)
        if name is not None:
            return file_in_any_case(self.web_resources, name)
        path = "/".join(parts) or SERVED
        return file_in(self.root, SERVED if path.casefold() == APP else path)

    def files(self) -> Iterator[Path]:
        """Yield the path of every file of the page, relative to the root."""
        files = (path for path in sorted(self.root.rglob("*")) if path.is_file())
        yield from (path.relative_to(self.root) for path in files)
