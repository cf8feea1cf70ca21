"""The HTML document of the page, with the configuration and the program of PyScript inside.

`index.html` names both as files, which PyScript would fetch one after another before it starts Python.
"""

from __future__ import annotations

import html
import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apm.host.serve.whole_file import WholeFile, read_whole

if TYPE_CHECKING:
    from pathlib import Path

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'",  # PyScript needs 'unsafe-eval'.
        "style-src 'self' 'unsafe-inline'",  # Client scripts add styles to the page, which the product allows.
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self' https: http://localhost:*",
    )
)
"""Sent with the shell only: web resources may have inline scripts and styles."""

PROGRAM = re.compile(r'<script type="py" src="([^"]+)" config="([^"]+)"></script>')
"""The element that names the files of the program and of its configuration, in this order."""


@dataclass(frozen=True)
class PageDocument:
    """The document, as a file that the server sends.

    Attributes:
        path: the path of `index.html`.
        root: the folder of the project, for the files that the document names.
        kind: its content type.
        tag: empty, because other files are in it.
    """

    path: Path
    root: Path
    kind: str = "text/html; charset=utf-8"
    tag: str = ""

    def read(self) -> WholeFile:
        """Return its content.

        Raises:
            OSError: it is gone, or cannot be read.
        """
        return WholeFile(served_document(self.root, read_whole(self.path).content), self.tag)


def served_document(root: Path, document: bytes) -> bytes:
    """Return the document with the program and the configuration of the project in `root` inside.

    If one of the files is missing or cannot be read, the document stays as it is, and the page says which file fails.
    """
    text = document.decode("utf-8")
    found = PROGRAM.search(text)
    if found is None:
        return document
    try:
        program = (root / found[1]).read_text("utf-8")
        config = tomllib.loads((root / found[2]).read_text("utf-8"))
    except (OSError, ValueError):
        return document
    return with_program(text, program, config).encode()


def with_program(document: str, program: str, config: dict[str, Any]) -> str:
    """Return the document with a program and its configuration in place of the names of their files."""
    element = (
        f"{_without_plugins(config)}\n"
        f'    <script type="py" config="{_attribute(config)}">\n{program}</script>'
    )
    return PROGRAM.sub(lambda _: element, document)


def _without_plugins(config: dict[str, Any]) -> str:
    """PyScript loads its plugins for MicroPython too, although no script of the page uses it."""
    return f"<mpy-config hidden>{_attribute({'plugins': config.get('plugins', [])})}</mpy-config>"


def _attribute(value: dict[str, Any]) -> str:
    return html.escape(json.dumps(value, separators=(",", ":")))
