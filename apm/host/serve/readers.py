"""Who may read the answers of the server: pages of its own origin, at the names of this machine.

A page of another site can send requests to this machine. It reads an answer only if the browser takes it for a page of
this server: because an answer is not kept from other origins, or because its own name leads here (DNS rebinding).

>>> is_asked_for(["127.0.0.1:8642"], ()), is_asked_for(["rebound.example"], ())
(True, False)
>>> is_asked_for(["desk.example"], ("desk.example",))
True
"""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LOOPBACK = "127.0.0.1"

FRAME_ANCESTORS = "frame-ancestors 'self'"
"""The policy against frames in pages of other origins. A document cannot set it itself."""

FOR_OWN_ORIGIN: Mapping[str, str] = {
    "Content-Security-Policy": FRAME_ANCESTORS,
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""The headers of every answer."""

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::[0-9]{1,5})?", re.ASCII)


def is_asked_for(hosts: Collection[str], names: Collection[str]) -> bool:
    """Whether a request asks for this machine.

    Args:
        hosts: the `Host` headers of the request; a browser sends one.
        names: the names of the server besides the loopback names.
    """
    found = _HOST.fullmatch(next(iter(hosts)).lower()) if len(hosts) == 1 else None
    if found is None:
        return False
    name = found["name"].strip("[]").removesuffix(".")
    return _is_loopback(name) or name in {each.lower() for each in names}


def _is_loopback(name: str) -> bool:
    """Whether a name always means this machine; browsers resolve all names below `localhost` to it."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
