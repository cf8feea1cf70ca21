"""The headers that a host should send with a build: the file `_headers`, which Netlify and Cloudflare Pages read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.host.serve.page_document import CONTENT_SECURITY_POLICY
from apm.host.serve.readers import FOR_OWN_ORIGIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEADERS = "_headers"
"""The name of the file, beside the document."""

_REVALIDATE = "Cache-Control: no-cache"
_IMMUTABLE = "Cache-Control: public, max-age=31536000, immutable"
_SHELL = (_REVALIDATE, f"Content-Security-Policy: {CONTENT_SECURITY_POLICY}")

_RULES = {
    # A host that finds a header twice sends both values, and browsers apply both policies.
    "/*": tuple(f"{name}: {value}" for name, value in FOR_OWN_ORIGIN.items()),
    "/": _SHELL,
    "/index.html": _SHELL,
    "/service-worker.js": (_REVALIDATE,),
    "/workspace.json": (_REVALIDATE,),
    # Their names change with their content.
    "/static/*": (_IMMUTABLE,),
}


def host_headers() -> str:
    """Return the content of the file."""
    return _written(_RULES)


def type_rules(kinds: Mapping[str, str]) -> str:
    """Return the rules for files whose names do not tell their content types; `kinds` has these by address."""
    return "\n" + _written({address: (f"Content-Type: {kind}",) for address, kind in kinds.items()})


def _written(rules: Mapping[str, Iterable[str]]) -> str:
    return "\n".join("\n  ".join((address, *headers)) + "\n" for address, headers in rules.items())
