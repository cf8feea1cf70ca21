r"""Adds a script to an HTML web resource, before all others.

>>> with_first_script(b"<!doctype html>\n<html><head>\n<script>1</script>", "/a.js")
b'<!doctype html>\n<html><head><script src="/a.js"></script>\n<script>1</script>'
>>> with_first_script(b"<p>No head</p>", "/a.js")
b'<script src="/a.js"></script><p>No head</p>'
"""

from __future__ import annotations

import re

_BEFORE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|<!--.*?-->|<!doctype\b[^>]*>|<\?[^>]*>|<html(?:\s[^>]*)?>)*"
    rb"(?:<head(?:\s[^>]*)?>)?",
    re.IGNORECASE | re.DOTALL,
)
"""What can precede the content of the head."""

_BEGINS_AS_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|<!--.*?-->)*<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""The marks of UTF-16, in which a script in ASCII cannot be added."""


def is_html(kind: str | None, content: bytes) -> bool:
    """Whether a browser shows a file as HTML; one without a content type, `kind`, must begin as HTML."""
    if content.startswith(_WIDE):
        return False
    return kind.startswith("text/html") if kind else bool(_BEGINS_AS_HTML.match(content))


def with_first_script(content: bytes, address: str) -> bytes:
    """Return the HTML with a script as the first element of its head. Line numbers stay the same."""
    match = _BEFORE.match(content)
    at = match.end() if match else 0
    return content[:at] + f'<script src="{address}"></script>'.encode() + content[at:]
