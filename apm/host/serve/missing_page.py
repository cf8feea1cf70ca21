"""The page that a tab shows when its web resource does not exist."""

from __future__ import annotations

from html import escape

_PAGE = """<!doctype html><meta charset="utf-8"><title>No such web resource</title>
<p>There is no web resource <b>{name}</b> in {places}. {advice}</p>
"""

_NO_FOLDER = (
    "Name a folder of your own with <code>--web-resources</code>, or as <code>web_resources</code> in workspace.toml, "
    "and put the file there."
)
_OWN_FOLDER = "Put the file into the first of them."


def missing_page(name: str, places: str, *, has_own_folder: bool) -> bytes:
    """Return the page.

    Args:
        name: the name of the web resource.
        places: the folders that lack it.
        has_own_folder: whether the first of them is the folder of the workspace.
    """
    advice = _OWN_FOLDER if has_own_folder else _NO_FOLDER
    text = _PAGE.format(name=escape(name), places=escape(places), advice=advice)
    return text.encode("utf-8", "replace")
