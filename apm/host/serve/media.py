"""Content types by file name, and by the type of a web resource; the table of the operating system may lack `.mjs`."""

from __future__ import annotations

from pathlib import PurePosixPath
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


_RESOURCE_TYPES = {
    1: ".html",
    2: ".css",
    3: ".js",
    4: ".xml",
    5: ".png",
    6: ".jpg",
    7: ".gif",
    9: ".xsl",
    10: ".ico",
    11: ".svg",
    12: ".resx",
}
"""By the type of a web resource, the ending of such files [D]; 8, Silverlight, is no longer shown by any browser."""


def content_type(file: PurePath) -> str | None:
    """Return the content type of a file; None for an unknown ending.

    Web resources often have names without an ending. The browser then detects the type.
    """
    ending = file.suffix.lower()
    if ending in _TEXT:
        return f"{_TEXT[ending]}; charset=utf-8"
    return _BINARY.get(ending)


def content_type_of(resource_type: int | None) -> str | None:
    """Return the content type of a type of web resources; None for an unknown type.

    >>> content_type_of(3), content_type_of(None)
    ('text/javascript; charset=utf-8', None)
    """
    ending = _RESOURCE_TYPES.get(resource_type or 0)
    return content_type(PurePosixPath(f"resource{ending}")) if ending else None
