"""The HTML document of a build: it names hashed files, and has the configuration and the program of PyScript inside."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from apm.host.build.bundles import STYLES, Entries
from apm.host.host_error import HostError
from apm.host.serve.page_document import PROGRAM, with_program
from apm.host.serve.site import SHELL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_SHEET = re.compile(r'\n *<link rel="stylesheet" href="static/([^"]+)" />')
_CLASSIC = re.compile(r'<script src="static/([^"]+)"></script>')
_ADDRESS = re.compile(r'((?:href|src)=")static/([^"]+)')
_VERSION = re.compile(r'<meta name="apm-version"[^>]*>')
_BUILD = re.compile(r'\n *<meta name="apm-build"[^>]*>')
_IN_CONFIG = "./static/"


class Shell:
    """The document `index.html` of a project, with the configuration that it names."""

    def __init__(self, root: Path) -> None:
        """Read the files of the project in `root`.

        Raises:
            HostError: the document does not have the form that is expected here.
        """
        self._text = (root / SHELL).read_text("utf-8")
        program = PROGRAM.search(self._text)
        if not (program and _VERSION.search(self._text) and _SHEET.search(self._text)):
            raise HostError(f"{SHELL} does not have the form that {__name__} expects: correct one.")
        self._program = (root / program[1]).read_text("utf-8")
        self._config: dict[str, Any] = tomllib.loads((root / program[2]).read_text("utf-8"))

    @property
    def entries(self) -> Entries:
        """The scripts and style sheets that the document and the configuration name."""
        modules = [self._config["interpreter"], *self._config["js_modules"]["main"]]
        return Entries(
            scripts=_CLASSIC.findall(self._text),
            modules=[each.removeprefix(_IN_CONFIG) for each in modules],
            sheets=_SHEET.findall(self._text),
        )

    def render(self, hashed: Callable[[str], str], preloads: Iterable[str]) -> str:
        """Return the document of a build.

        Args:
            hashed: returns the hashed name of a file in `static`.
            preloads: hashed names of the modules that the browser loads at once.
        """
        sheet = f'\n    <link rel="stylesheet" href="static/{STYLES}" />'
        text = _SHEET.sub("", _SHEET.sub("\0", self._text, count=1)).replace("\0", sheet)
        text = _ADDRESS.sub(lambda found: f"{found[1]}static/{hashed(found[2])}", text)
        links = "".join(
            f'\n    <link rel="modulepreload" href="static/{name}" />'
            for name in preloads
            if f"static/{name}" not in text
        )
        text = _SHEET.sub(lambda found: links + found[0], text)
        return with_program(text, self._program, self._renamed(hashed))

    def _renamed(self, hashed: Callable[[str], str]) -> dict[str, Any]:
        """Return the configuration with the addresses of a build."""

        def renamed(value: Any) -> Any:
            if isinstance(value, dict):
                return {renamed(key): renamed(each) for key, each in value.items()}
            if isinstance(value, str) and value.startswith(_IN_CONFIG):
                return _IN_CONFIG + hashed(value.removeprefix(_IN_CONFIG))
            return value

        return {key: renamed(value) for key, value in self._config.items()}


def with_id(document: str, build_id: str) -> str:
    """Add the id of the build, by which the page and its service worker recognise each other."""
    meta = f'\n    <meta name="apm-build" content="{build_id}" />'
    return _VERSION.sub(lambda found: found[0] + meta, document)


def without_id(document: str) -> str:
    """Remove the id of the build: the page then starts no service worker and keeps no copy of `workspace.json`."""
    return _BUILD.sub("", document)
