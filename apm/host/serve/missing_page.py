"""The page that a tab shows when its web resource does not exist, and the places where it was looked for."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

    from apm.reading.workspace_resources import WebResources

_PAGE = """<!doctype html><meta charset="utf-8"><title>No such web resource</title>
<p>There is no web resource <b>{name}</b> in {places}. {advice}</p>
"""

_NO_FOLDER = (
    "Name a folder of your own with <code>--web-resources</code>, or as <code>web_resources</code> in workspace.toml, "
    "and put the file there."
)
_OWN_FOLDER = "Put the file into the first of them."


def missing_page(name: str, resources: WebResources, of_site: Path) -> tuple[bytes, dict[str, str]]:
    """Return the page and its headers.

    Args:
        name: the name of the web resource.
        resources: the web resources of the workspace, which lack it.
        of_site: the folder of the emulator's own web resources, which lacks it too.
    """
    solutions = "the solutions" if resources.of_solutions else None
    places = " or ".join(map(str, filter(None, (resources.folder, solutions, of_site))))
    advice = _OWN_FOLDER if resources.folder else _NO_FOLDER
    text = _PAGE.format(name=escape(name), places=escape(places), advice=advice)
    return text.encode("utf-8", "replace"), {
        "Content-Type": "text/html; charset=utf-8",
        # The page of the emulator reads this header for its message in the console.
        "Server-Timing": f'looked;desc="{quote(places, errors="replace")}"',
    }
