"""Reads XML within limits: no document type, so no entities; limited depth, attributes, text and elements.

One pass of expat checks and builds at once, in linear time. A file with millions of elements is read piece by piece, so
that only one piece is in memory.

>>> [(section, each.get("Id")) for section, each in read_pieces(b"<a><b><c Id='1'/><c Id='2'/></b></a>", "a.xml")]
[('b', '1'), ('b', '2')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from apm.solutions.files.solution_limits import (
    MAX_ATTRIBUTES,
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_TEXT,
    MB,
    SolutionRefused,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENCODINGS = ("utf-8", "utf-16", "us-ascii")
_PIECE = 2
"""The depth of the elements that `read_pieces` returns, below the root and its sections."""
_CHUNK = 64 * 1024


class XmlProblem(ValueError):  # noqa: N818  # The caller decides whether it is an error.
    """The text is not XML; the message completes a sentence that begins with the name of the file."""


def read_xml(content: bytes | str, where: str) -> Element:
    """The root element of an XML text.

    Args:
        content: the text.
        where: what messages call it.

    Raises:
        XmlProblem: the text is not XML.
        SolutionRefused: it breaks a limit.
    """
    return next(element for _, element in _pieces(content, where, 0))


def read_pieces(content: bytes | str, where: str) -> Iterator[tuple[str, Element]]:
    """Yield the elements below the sections of a document, each with the name of its section.

    Raises:
        XmlProblem: the text is not XML.
        SolutionRefused: it breaks a limit.
    """
    return _pieces(content, where, _PIECE)


def _pieces(content: bytes | str, where: str, level: int) -> Iterator[tuple[str, Element]]:
    # A text is decoded already, so an encoding in its declaration means nothing.
    encoding = "utf-8" if isinstance(content, str) else None
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    reading = _Reading(where, level, encoding)
    try:
        for at in range(0, len(data) or 1, _CHUNK):
            reading.parser.Parse(data[at : at + _CHUNK], at + _CHUNK >= len(data))
            yield from reading.taken()
    except expat.ExpatError as error:
        problem = expat.ErrorString(error.code)
        raise XmlProblem(f"is not valid XML: {problem} in line {error.lineno}") from None


class _Reading:
    """Builds the elements at one level."""

    def __init__(self, where: str, level: int, encoding: str | None) -> None:
        self._where, self._level, self._decoded = where, level, encoding is not None
        self._depth = self._elements = self._text = 0
        self._section = ""
        self._builder = TreeBuilder()
        self._found: list[tuple[str, Element]] = []
        self.parser = expat.ParserCreate(encoding)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._add
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.XmlDeclHandler = self._check_encoding

    def taken(self) -> list[tuple[str, Element]]:
        """The elements that are complete, and were not taken before."""
        found, self._found = self._found, []
        return found

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._text = 0
        if self._depth >= MAX_DEPTH:
            raise self._refused(f"elements are nested past {MAX_DEPTH} levels")
        if len(attributes) > MAX_ATTRIBUTES:
            raise self._refused(f"an element has more than {MAX_ATTRIBUTES} attributes")
        if self._elements > MAX_ELEMENTS:
            raise self._refused(f"it has more than {MAX_ELEMENTS} elements")
        if self._depth >= self._level:
            self._builder.start(tag, attributes)
        elif self._depth == 1:
            self._section = tag
        self._depth += 1

    def _end(self, tag: str) -> None:
        self._text = 0
        self._depth -= 1
        if self._depth >= self._level:
            self._builder.end(tag)
        if self._depth == self._level:
            self._found.append((self._section, self._builder.close()))
            self._builder = TreeBuilder()

    def _add(self, text: str) -> None:
        self._text += len(text)
        if self._text > MAX_TEXT:
            raise self._refused(f"a text has more than {MAX_TEXT // MB} million characters")
        if self._depth > self._level:
            self._builder.data(text)

    def _refuse_doctype(self, *_: object) -> None:
        raise self._refused("it has a document type declaration")

    def _check_encoding(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if not self._decoded and encoding and encoding.lower() not in _ENCODINGS:
            raise self._refused("its encoding is not UTF-8 or UTF-16")

    def _refused(self, reason: str) -> SolutionRefused:
        return SolutionRefused(f"{self._where} is refused: {reason}.")
