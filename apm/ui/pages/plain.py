"""Text of columns that hold markup, such as the body of an email, as words without the markup."""

import re
from html.parser import HTMLParser

_MARKUP = re.compile(r"</[a-z][a-z0-9]*\s*>|<(?:br|hr|p|div)\b[^>]*>", re.IGNORECASE)
_LINES = frozenset({"p", "div", "li", "br", "tr", "h1", "h2", "h3", "h4", "blockquote"})
"""Elements that stand on lines of their own."""


def is_markup(text: str) -> bool:
    """Whether a text is HTML rather than words with an angle bracket among them.

    >>> is_markup("<p>Hello</p>"), is_markup("5 < 6 > 4")
    (True, False)
    """
    return _MARKUP.search(text) is not None


def plain(text: str) -> str:
    """The words in one line.

    >>> plain("<p>A new gasket &amp; a <b>filter</b>.</p><script>x()</script>")
    'A new gasket & a filter.'
    """
    return " ".join(readable(text).split()) if "<" in text else text


def readable(text: str) -> str:
    """The words of a markup text, line by line.

    >>> readable("<p>Dear Ana,</p><p>your&nbsp;case<br>is closed.</p>").splitlines()
    ['Dear Ana,', 'your case', 'is closed.']
    """
    reader = _Words()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._skips = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._skips = tag in ("script", "style", "title")
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._skips = False
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._skips:
            # Line breaks of the source are white space like any other.
            self.words.append(data.replace("\n", " "))

    def _part(self, tag: str) -> None:
        if tag in _LINES:
            self.words.append("\n")
        elif tag in ("td", "th"):
            self.words.append(" ")
