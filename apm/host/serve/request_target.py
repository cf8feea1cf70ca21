"""Splits the path of a request target into segments that are safe to look up in a folder."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from apm.reading.folder_files import is_plain_name


def segments(target: str) -> list[str] | None:
    """Split and decode a path; None if a segment is empty, hidden, or could name a drive or a root.

    >>> segments("/static/my%20page.html?x=1"), segments("/static/../secret.txt")
    (['static', 'my page.html'], None)
    """
    try:
        path = unquote(urlsplit(target).path, errors="strict")
    except ValueError:
        return None
    if path == "/":
        return []
    return path[1:].split("/") if path.startswith("/") and is_plain_name(path[1:]) else None
