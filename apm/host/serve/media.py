"""Content types by file name; the table of the operating system may lack `.mjs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath

_TEXT = {
    ".aspx": "text/javascript",  # The script of the product, in a build.
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
    """Return the content type of a file; None for an unknown ending.

    Web resources often have names without an ending. The browser then detects the type.
    """
    ending = file.suffix.lower()
    if ending in _TEXT:
        return f"{_TEXT[ending]}; charset=utf-8"
    return _BINARY.get(ending)
