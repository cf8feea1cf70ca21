r"""Problems with the file, line and column that they are about.

A problem is a sentence that begins with the name of its file and the key of its value; the place is that of this key.

>>> texts = ReadTexts({"mine.toml": "app = {}\nlimits.tabs = 0"})
>>> str(texts.located("mine.toml: limits.tabs is 0"))
'mine.toml, line 2, column 8: limits.tabs is 0'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apm.core.json_text import MAX_DEPTH
from apm.reading.text_places import Path, Place, json_places, toml_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ENTRY = r"\[\d+\](?: \((?:[^()]|\(\))*\))?"
"""An entry of a list, with its name in parentheses, which can be that of a function with `()`."""
_KEY = re.compile(rf"(?:unknown key )?((?:'[^']*'|[^\s.:;,()\[\]]+|{_ENTRY}|\.)+)")
_STEP = re.compile(rf"'([^']*)'|({_ENTRY})|([^\s.()\[\]]+)")
_ROW = re.compile(r", row (\d+)(?:: )?")
_EXPORTED_ROW = re.compile(r"(?:, answer (\d+))?, row (\d+)")
_SAID = re.compile(r" ?\(at line (\d+), column (\d+)\)")
_DESCRIBED = "$tables: "
_NO_PLACE = Place(0, 0)


@dataclass(frozen=True)
class Finding:
    """A problem with its place.

    Attributes:
        file: the name of the file, as in messages; empty if it is unknown.
        line: the line, from 1; 0 if it is unknown.
        column: the column, from 1; 0 if it is unknown.
        message: the problem without its place.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """The file, the place and the problem as one sentence."""
        if not self.file:
            return self.message
        if self.line:
            place = f"line {self.line}, column {self.column}"
            return f"{self.file}, {place}: {self.message.removeprefix('is ')}"
        is_rest = self.message.startswith(("is ", "cannot "))
        return f"{self.file}{' ' if is_rest else ': '}{self.message}"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of the lines in their files; what is about a whole file is before its lines."""
    found = [*findings]
    files = [*dict.fromkeys(each.file for each in found)]
    return tuple(sorted(found, key=lambda each: (files.index(each.file), each.line, each.column)))


@dataclass
class ReadTexts:
    """The texts of the files that were read.

    Attributes:
        texts: the texts by the names of the files in problems, empty for those that could not be read. Names that end
            with `.toml` are TOML, the others JSON.
    """

    texts: dict[str, str] = field(default_factory=dict)
    _known: dict[str, Mapping[Path, Place]] = field(default_factory=dict)

    def located(self, problem: str) -> Finding:
        """Return a problem with its place; the problem is a sentence."""
        names = [each for each in self.texts if re.match(rf"{re.escape(each)}[ ,:]", problem)]
        if not names:
            return Finding("", 0, 0, problem)
        name = max(names, key=len)
        rest = problem[len(name) :]
        said = _SAID.search(rest)
        if said:
            place = Place(int(said[1]), int(said[2]))
            rest = rest[: said.start()] + rest[said.end() :]
        else:
            place = _place_of(rest, self._places(name))
        return Finding(name, *place, rest.lstrip(":, "))

    def _places(self, name: str) -> Mapping[Path, Place]:
        if name not in self._known:
            read = toml_places if name.endswith(".toml") else json_places
            self._known[name] = read(self.texts[name]) if self.texts[name] else {}
        return self._known[name]


def _place_of(rest: str, places: Mapping[Path, Place]) -> Place:
    exported = _EXPORTED_ROW.match(rest)
    if exported:
        return _of_exported_row(exported, places)
    text = rest.removeprefix(": ")
    base: Path = ()
    if text.startswith(_DESCRIBED):
        base, text = (_DESCRIBED[:-2],), text[len(_DESCRIBED) :]
    key = _KEY.match(text)
    if key is None:
        return _NO_PLACE
    steps = _STEP.findall(key[1])
    path = (*base, *(_number(entry) if entry else quoted or name for quoted, entry, name in steps))
    row = _ROW.match(text, key.end())
    if row:
        path = _with_column((*path, int(row[1]) - 1), text[row.end() :], places)
    return _nearest(path, places)


def _number(entry: str) -> int:
    """The position of an entry of a list."""
    return int(entry[1 : entry.index("]")])


def _of_exported_row(found: re.Match[str], places: Mapping[Path, Place]) -> Place:
    """The place of a row: in a list, or in a response or one of several."""
    answer: Path = (int(found[1]) - 1,) if found[1] else ()
    number = int(found[2]) - 1
    paths: list[Path] = [(*answer, "value", number), (*answer, "entities", number)]
    return next((places[each] for each in [*paths, (*answer, number)] if each in places), _NO_PLACE)


def _with_column(row: Path, reason: str, places: Mapping[Path, Place]) -> Path:
    """The path of the first column of a row that a reason names; without one, that of the row."""
    words = re.findall(r"[\w.@$]+", reason)
    return next((path for word in words if (path := (*row, word)) in places), row)


def _nearest(path: Path, places: Mapping[Path, Place]) -> Place:
    """The place of a value, or of what contains it if it is missing."""
    path = path[:MAX_DEPTH]
    while path and path not in places:
        path = path[:-1]
    return places.get(path, _NO_PLACE)
