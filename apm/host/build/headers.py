"""The headers that a host should send with a build: the file `_headers`, which Netlify and Cloudflare Pages read."""

from __future__ import annotations

from apm.host.serve.readers import FOR_OWN_ORIGIN
from apm.host.serve.request_handler import CONTENT_SECURITY_POLICY

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
    return "\n".join("\n  ".join((address, *headers)) + "\n" for address, headers in _RULES.items())
