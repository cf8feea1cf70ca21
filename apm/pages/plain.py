"""Text of columns that hold markup, such as the body of an email, for places that show a line of it."""

from html.parser import HTMLParser


def plain(text: str) -> str:
    """The words without the markup.

    >>> plain("<p>A new gasket &amp; a <b>filter</b>.</p><script>x()</script>")
    'A new gasket & a filter.'
    """
    if "<" not in text:
        return text
    reader = _Words()
    reader.feed(text)
    reader.close()
    return " ".join("".join(reader.words).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._skips = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._skips = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._skips = False
        if tag in ("p", "div", "li", "br", "td"):
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._skips:
            self.words.append(data)
