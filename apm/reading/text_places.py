r"""The lines and columns of keys and entries in the text of a TOML or JSON file.

The text is valid: another parser has read it. Such parsers do not keep positions.

>>> toml_places('[limits]\ntabs = 0')[("limits", "tabs")]
Place(line=2, column=1)
>>> json_places('{"account": [{}]}')[("account", 0)]
Place(line=1, column=14)
"""

from __future__ import annotations

import json
import re
import tomllib
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path: TypeAlias = "tuple[str | int, ...]"
"""The keys, and the positions in lists from 0, that lead to a value."""


class Place(NamedTuple):
    """A place in a text: its line and column, from 1."""

    line: int
    column: int


def toml_places(text: str) -> Mapping[Path, Place]:
    """Return the place of each key, table and entry of a list in TOML."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.places()


def json_places(text: str) -> Mapping[Path, Place]:
    """Return the place of each key and entry of a list in JSON."""
    scanner = _Scanner(text)
    scanner.skip()
    scanner.value(())
    return scanner.places()


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> Place:
        r"""Return the place of a character.

        >>> Lines("a\nbc").place(3)
        Place(line=2, column=2)
        """
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)


_BLANK = re.compile(r"(?:[\s\ufeff]+|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_OTHER = re.compile(r"[^,\]}#\n]+")


class _Scanner:
    """Reads a text from its beginning. Lists of JSON and of TOML are alike, and so are objects but for their sign."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._offsets: dict[Path, int] = {}
        self._last: dict[Path, int] = {}

    def places(self) -> Mapping[Path, Place]:
        """Return the places found."""
        lines = Lines(self._text)
        return {path: lines.place(at) for path, at in self._offsets.items()}

    def document(self) -> None:
        """Read TOML: pairs, and the headers of tables."""
        table: Path = ()
        while self.skip():
            if self._sign() == "[":
                table = self._header()
            else:
                self._pair(table)

    def skip(self) -> bool:
        """Go past white space and comments; return whether there is more."""
        match = _BLANK.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._at < len(self._text)

    def value(self, path: Path) -> None:
        """Read a value, with the keys and entries in it."""
        match self._sign():
            case "[":
                for number, _ in enumerate(self._items("]")):
                    self._note((*path, number), self._at)
                    self.value((*path, number))
            case "{":
                for _ in self._items("}"):
                    self._pair(path)
            case '"' | "'":
                self._take(_TEXT)
            case _:
                self._take(_OTHER)

    def _items(self, end: str) -> Iterator[None]:
        """Stop at each item of a list or an object."""
        self._at += 1
        while self.skip() and self._sign() != end:
            yield
            self.skip()
            self._at += self._sign() == ","
        self._at += 1

    def _pair(self, table: Path) -> None:
        path = table
        for key, offset in self._keys():
            path = (*path, key)
            self._note(path, offset)
        self.skip()
        self._at += 1  # "=", and ":" in JSON.
        self.skip()
        self.value(path)

    def _header(self) -> Path:
        start = self._at
        is_list = self._text.startswith("[[", start)
        self._at += 2 if is_list else 1
        keys = [key for key, _ in self._keys()]
        self._at = self._text.index("]", self._at) + (2 if is_list else 1)
        path: Path = ()
        for number, key in enumerate(keys, 1):
            path = (*path, key)
            self._note(path, start)
            if is_list and number == len(keys):
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:
                path = (*path, self._last[path])
                self._note(path, start)
        return path

    def _keys(self) -> Iterator[tuple[str, int]]:
        """Read a key; one with dots is several."""
        while self.skip():
            start = self._at
            if self._sign() in "\"'":
                yield _decoded(self._take(_TEXT)), start
            else:
                yield self._take(_BARE), start
            self.skip()
            if self._sign() != ".":
                return
            self._at += 1

    def _note(self, path: Path, offset: int) -> None:
        self._offsets.setdefault(path, offset)

    def _sign(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        taken = match[0] if match else self._sign()
        self._at += len(taken)
        return taken


def _decoded(text: str) -> str:
    """The key in quotes; JSON knows an escape that TOML does not."""
    try:
        return str(tomllib.loads(f"key = {text}")["key"])
    except tomllib.TOMLDecodeError:
        return str(json.loads(text))
