"""The addresses of web resources.

>>> web_resource_name(["{638000000000000000}", "webresources", "new_", "page.html"])
'new_/page.html'
"""

from __future__ import annotations

import re
from urllib.parse import unquote

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


def _without_version(parts: list[str]) -> list[str]:
    is_version = bool(parts) and parts[0].startswith("{") and parts[0].endswith("}")
    return parts[1:] if is_version else parts
