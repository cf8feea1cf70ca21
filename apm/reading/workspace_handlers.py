r"""The form scripts, commands and handlers of a workspace file: their libraries, and where they are defined.

>>> places("workspace.toml", "[[forms]]\n[[commands]]\n[[forms]]", "forms", 2)
['workspace.toml, line 1', 'workspace.toml, line 3']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apm.settings.entries import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from apm.core.json_text import Json

HANDLERS = ("forms", "commands", "handlers")
"""The keys of the lists."""

LIBRARY = "library"


IN_PAGE = ("handlers",)
"""The keys of the lists whose libraries run in the page; others run in frames."""


def libraries(
    given: Mapping[str, Json], lists: Iterable[str] = HANDLERS
) -> Iterator[tuple[str, str]]:
    """Yield the key and the file name of each library in lists."""
    for list_key in lists:
        for key, entry in entries(given, list_key):
            name = entry.get(LIBRARY)
            if isinstance(name, str) and name.strip():
                yield f"{key}.{LIBRARY}", name


def for_page(
    given: Mapping[str, Json], file_name: str, text: str, addresses: Mapping[str, str]
) -> dict[str, Json]:
    """Return the lists for the page.

    Args:
        given: the checked settings.
        file_name: the name of the workspace file.
        text: the text of the workspace file.
        addresses: the addresses of the libraries by their names in the settings.
    """
    lists: dict[str, Json] = {}
    for list_key in HANDLERS:
        found = [dict(entry) for _, entry in entries(given, list_key)]
        for entry, place in zip(found, places(file_name, text, list_key, len(found)), strict=True):
            entry["place"] = place
            if LIBRARY in entry:
                entry[LIBRARY] = addresses[str(entry[LIBRARY])]
        if found:
            lists[list_key] = [*found]
    return lists


def places(file_name: str, text: str, list_key: str, number: int) -> list[str]:
    """Return the place of each entry of a list: the line of its header, otherwise its position in the list."""
    header = re.compile(rf"""\s*\[\[\s*["']?{list_key}["']?\s*\]\]""")
    lines = [at for at, line in enumerate(text.split("\n"), 1) if header.match(line)]
    # Entries can be written without headers, and a multi-line text can contain lines that look like one.
    if len(lines) == number:
        return [f"{file_name}, line {at}" for at in lines]
    return [f"{file_name}, {list_key}[{at}]" for at in range(number)]
