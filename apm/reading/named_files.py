"""The files that a workspace file names: finds them, reads their JSON, and reports what is missing or broken."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apm.core.errors import show
from apm.core.json_text import Json, JsonTextError, parse_json
from apm.core.nearest_names import nearest
from apm.reading.client_scripts import ClientScripts, listed_scripts
from apm.reading.folder_files import is_file, is_folder
from apm.reading.json_mistakes import json_advice
from apm.reading.migration_data import (
    MigrationDataError,
    is_migration_data,
    read_migration_data,
)
from apm.reading.text_file import TextFileError, read_text
from apm.reading.text_places import Lines
from apm.reading.wrong_format import mistaken
from apm.settings.problem_texts import wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

A_FILE = "the name of a file that exists"

_TYPESCRIPT = (".ts", ".tsx", ".mts", ".cts")


def files_of(pattern: str, folder: Path) -> list[Path]:
    """Return the files of a pattern, relative to `folder`, in a stable order."""
    # `Path.glob` does not accept patterns that begin at a root.
    found = sorted(glob.glob(pattern, root_dir=folder, recursive=True))  # noqa: PTH207
    return [folder / name for name in found if is_file(folder / name)]


def patterns_in(given: Mapping[str, Json], key: str) -> list[str]:
    """Return the patterns in the list under a key such as `records.files`; other values are left out."""
    value: Any = given
    for step in key.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    listed = value if isinstance(value, list) else []
    return [each for each in listed if isinstance(each, str) and each]


def in_load_order(listed: Iterable[Path], libraries: Iterable[Path]) -> list[Path]:
    """Return scripts in the order in which they are loaded: libraries that are not listed, then the list."""
    own = [*map(normal, listed)]
    return [*dict.fromkeys(each for each in libraries if each not in own), *dict.fromkeys(own)]


def normal(path: Path) -> Path:
    """Return a path without `..`, so that paths of the same file are equal."""
    return Path(os.path.normpath(path))


@dataclass
class NamedFiles:
    """The files that a workspace file names.

    Attributes:
        file: the workspace file.
        problems: what is wrong with the files that were asked for so far.
        texts: the texts of the JSON files, by their names in messages; empty for those that could not be read.
    """

    file: Path
    problems: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def find(self, key: str, patterns: list[str]) -> list[Path]:
        """Return the files of the patterns under a key, each once."""
        found: list[Path] = []
        for at, pattern in enumerate(patterns):
            files = files_of(pattern, self.file.parent)
            if not files:
                self._report_missing(f"{key}[{at}]", pattern)
            found += [file for file in files if file not in found]
        return found

    def libraries(self, names: dict[str, str]) -> dict[str, Path]:
        """Return the files of libraries by their names in the workspace file; `names` has them by key."""
        files: dict[str, Path] = {}
        for key, name in names.items():
            files[name] = normal(self.file.parent / name)
            if not is_file(files[name]):
                self._report_missing(key, name)
        return files

    def scripts(self, files: list[Path]) -> ClientScripts:
        """Return client scripts with their addresses."""
        scripts = listed_scripts(self.file.parent, files)
        for file in files:
            if file == normal(self.file):
                allowed = "a client script, and not this file itself"
                self._report("scripts", self._name(file), allowed)
            if file.suffix in _TYPESCRIPT:
                allowed = "JavaScript: name the .js file that is compiled from it"
                self._report("scripts", self._name(file), allowed)
            # A file that does not exist is reported already.
            if is_file(file) and not scripts.address(file):
                allowed = "a file that is not hidden, and no link out of its folder"
                self._report("scripts", self._name(file), allowed)
        return scripts

    def documents(self, files: list[Path]) -> Iterator[tuple[str, Json]]:
        """Yield the name and the content of each JSON file that can be read, and the rows of each zip of records."""
        for file in files:
            name = self._name(file)
            self.texts[name] = ""
            if is_migration_data(file):
                yield from self._migration_data(file, name)
                continue
            try:
                text = read_text(file)
            except TextFileError as error:
                self.problems.append(f"{name} {error}")
                continue
            try:
                document = parse_json(text)
            except JsonTextError as error:
                self.problems.append(
                    f"{name} {mistaken(text, 'JSON') or f'is {placed(error, text)}'}"
                )
                continue
            self.texts[name] = text
            yield name, document

    def _migration_data(self, file: Path, name: str) -> Iterator[tuple[str, Json]]:
        try:
            yield name, {table: [*rows] for table, rows in read_migration_data(file, name).items()}
        except MigrationDataError as error:
            self.problems.append(str(error))

    def web_resources(self, name: Json) -> Path | None:
        """Return the folder of web resources, if one is named and exists."""
        if not isinstance(name, str) or not name.strip():
            return None
        folder = self.file.parent / name
        if is_folder(folder):
            return folder
        self._report_missing("web_resources", name, "a folder that exists")
        return None

    def _report(self, key: str, found: str, allowed: str) -> None:
        self.problems.append(f"{self.file.name}: {wrong(key, found, allowed)}")

    def _report_missing(self, key: str, name: str, allowed: str = A_FILE) -> None:
        """Report a file or a folder that is not there, with the one beside it that was meant."""
        path = self.file.parent / name
        is_meant = is_file if allowed == A_FILE else is_folder
        meant = None if "*" in name else nearest(path.name, _names_beside(path, is_meant))
        end = f"; did you mean {show(Path(name).with_name(meant).as_posix())}?" if meant else ""
        self._report(key, name, f"{allowed}{end}")

    def _name(self, file: Path) -> str:
        """The name of a file in messages: its path relative to the workspace file."""
        folder = self.file.parent
        return (file.relative_to(folder) if file.is_relative_to(folder) else file).as_posix()


def _names_beside(path: Path, is_meant: Callable[[Path], bool]) -> list[str]:
    """The names in the folder of a path; none if it cannot be read."""
    try:
        return [each.name for each in path.parent.iterdir() if is_meant(each)]
    except (OSError, ValueError):
        return []


def placed(error: JsonTextError, text: str) -> str:
    """What is wrong with JSON, with its line and column in place of its offset."""
    if error.offset is None:
        return str(error)
    line, column = Lines(text).place(error.offset)
    advice = json_advice(text, error.offset, error.reason)
    why = f"{error.reason}; {advice}" if advice else error.reason
    return f"no valid JSON ({why}) (at line {line}, column {column})"
