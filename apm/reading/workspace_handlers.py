"""The form scripts, commands and handlers of a workspace file: their libraries, and where they are defined.

>>> list(libraries({"forms": [{"table": "account", "library": "account.js"}]}))
[('forms[0] (account).library', 'account.js')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.reading.text_places import toml_places
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
        places = toml_places(text) if found else {}
        for at, entry in enumerate(found):
            entry["place"] = f"{file_name}, line {places[list_key, at].line}"
            if LIBRARY in entry:
                entry[LIBRARY] = addresses[str(entry[LIBRARY])]
        if found:
            lists[list_key] = [*found]
    return lists
