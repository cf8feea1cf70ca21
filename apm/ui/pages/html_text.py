"""The text of HTML content, such as the body of an email, without the markup."""

import html
import re
from collections.abc import Iterator
from contextlib import suppress

_MARKUP = re.compile(r"</[a-z][a-z0-9]*\s*>|<(?:br|hr|p|div)\b[^<>]*>", re.IGNORECASE)
_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<hidden>script|style|title)\b[^<>]*>.*?(?:</(?P=hidden)\b[^<>]*>?|\Z)"
    r"""|</?(?P<tag>[a-z][a-z0-9]*)(?:[^<>"']|"[^"]*"|'[^']*')*+>"""
    r"|<[!?/][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
"""A comment, an element whose content is not shown, a tag, or a declaration."""

_LINES = frozenset({"p", "div", "li", "br", "tr", "h1", "h2", "h3", "h4", "blockquote"})
"""Elements that start a new line."""

_CELLS = frozenset({"td", "th"})


def is_html(text: str) -> bool:
    """Whether a text is HTML, not plain text that contains angle brackets.

    >>> is_html("<p>Hello</p>"), is_html("5 < 6 > 4")
    (True, False)
    """
    return _MARKUP.search(text) is not None


def text_of_html(text: str) -> str:
    """The text of HTML content in one line; plain text stays as it is.

    >>> text_of_html("<p>A new gasket &amp; a <b>filter</b>.</p><script>x()</script>")
    'A new gasket & a filter.'
    """
    return " ".join(lines_of_html(text).split()) if "<" in text else text


def lines_of_html(text: str) -> str:
    """The text of HTML content, line by line.

    >>> lines_of_html("<p>Dear Ana,</p><p>your&nbsp;case<br>is closed.</p>").splitlines()
    ['Dear Ana,', 'your case', 'is closed.']
    """
    lines = (" ".join(line.split()) for line in "".join(_parts(text)).split("\n"))
    return "\n".join(line for line in lines if line)


def _parts(text: str) -> Iterator[str]:
    """The texts between the markup, and the separators that the markup stands for."""
    end = 0
    for piece in _PIECE.finditer(text):
        yield _shown(text[end : piece.start()])
        end = piece.end()
        tag = (piece["tag"] or "").lower()
        if tag in _LINES:
            yield "\n"
        elif tag in _CELLS:
            yield " "
    yield _shown(text[end:])


def _shown(text: str) -> str:
    """Text between markup, with its character references replaced; in HTML, a line break is white space."""
    with suppress(ValueError):  # The number of a character can have thousands of digits.
        text = html.unescape(text)
    return text.replace("\n", " ")
