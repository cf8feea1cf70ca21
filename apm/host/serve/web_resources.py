"""Web resources: their addresses, and their files in a folder.

>>> web_resource_name(["{638000000000000000}", "webresources", "new_", "page.html"])
'new_/page.html'
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from apm.reading.folder_files import file_in, is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "WebResources"
"""The first segment of the addresses of web resources, in any case: the product also uses small letters [D]."""

GLOBAL_CONTEXT = "ClientGlobalContext.js.aspx"
"""The script of the product that web resources include by a relative address [D]."""

_ASKED = re.compile(rf"/(?:\{{[^/]*\}}/)?{FOLDER}/(?P<name>.+)", re.IGNORECASE | re.DOTALL)


def web_resource_name(parts: list[str]) -> str | None:
    """Return the name in `WebResources/<name>`, also after a `{version}` segment [D]; None for other addresses."""
    parts = _without_version(parts)
    is_one = len(parts) > 1 and parts[0].casefold() == FOLDER.casefold()
    return "/".join(parts[1:]) if is_one else None


def is_global_context(parts: list[str]) -> bool:
    """Whether an address is that of the script of the product.

    The relative address in a page depends on the name of the page, so the script exists at the root, in the folder of
    the web resources, and in each of its subfolders [D root; folders A].
    """
    parts = _without_version(parts)
    is_near = len(parts) == 1 or web_resource_name(parts) is not None
    return is_near and parts[-1].casefold() == GLOBAL_CONTEXT.casefold()


def asked_web_resource(target: str) -> str:
    """Return the name of the web resource in a request, even if no file can have it; empty for other requests.

    >>> asked_web_resource("/WebResources/new_%3A.html?data=1")
    'new_:.html'
    """
    path, _, _ = target.partition("?")
    found = _ASKED.fullmatch(unquote(path))
    return found["name"] if found else ""


def find_web_resource(folder: Path, name: str) -> Path | None:
    """Return the file of a web resource: one with exactly that name, otherwise one that differs in case [A]."""
    return file_in(folder, name) or _in_any_case(folder, name)


def web_resources_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name and the file of each web resource in a folder that the server serves."""
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_hidden(Path(name)))
        for name in sorted(names):
            path = Path(base, name).relative_to(folder).as_posix()
            file = None if is_hidden(Path(name)) else file_in(folder, path)
            if file:
                yield path, file


def _without_version(parts: list[str]) -> list[str]:
    is_version = bool(parts) and parts[0].startswith("{") and parts[0].endswith("}")
    return parts[1:] if is_version else parts


def _in_any_case(folder: Path, name: str) -> Path | None:
    here = "."
    for part in name.split("/"):
        try:
            names = [each.name for each in (folder / here).iterdir()]
        except (OSError, ValueError):
            return None
        alike = sorted(each for each in names if each.casefold() == part.casefold())
        if not alike:
            return None
        # Two folders may differ in case only: the exact match comes first.
        here += f"/{part if part in alike else alike[0]}"
    return file_in(folder, here)
