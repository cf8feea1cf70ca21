"""The text of HTML content, such as the body of an email, without the markup."""

import re
from html.parser import HTMLParser

_MARKUP = re.compile(r"</[a-z][a-z0-9]*\s*>|<(?:br|hr|p|div)\b[^>]*>", re.IGNORECASE)
_LINES = frozenset({"p", "div", "li", "br", "tr", "h1", "h2", "h3", "h4", "blockquote"})
"""Elements that start a new line."""


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
    parser = _TextParser()
    parser.feed(text)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _TextParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._skips = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._skips = tag in ("script", "style", "title")
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        self._skips = False
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        if not self._skips:
            # In HTML, a line break is white space.
            self.parts.append(data.replace("\n", " "))

    def _separate(self, tag: str) -> None:
        if tag in _LINES:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")
