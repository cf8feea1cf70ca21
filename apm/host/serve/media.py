"""Content types by file name: a table of our own, since a system's may lack `.mjs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath

_TEXT = {
    ".css": "text/css",
    ".htm": "text/html",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript",
    ".py": "text/x-python",
    ".resx": "text/xml",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".txt": "text/plain",
    ".xml": "text/xml",
    ".xsl": "text/xml",
    ".xslt": "text/xml",
}
_BINARY = {
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}


def content_type(file: PurePath) -> str | None:
    """Return the type to declare; none for an unknown ending, and the browser looks itself.

    Web resources are often named without an ending, and then may be anything.
    """
    ending = file.suffix.lower()
    if ending in _TEXT:
        return f"{_TEXT[ending]}; charset=utf-8"
    return _BINARY.get(ending)
