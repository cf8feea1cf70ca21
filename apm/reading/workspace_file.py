"""Reads `workspace.toml` and the files it names into the one JSON that the page gets.

All problems are found at once; each names the file, the key, what was found and what is allowed.
"""

from __future__ import annotations

import glob
import math
import os
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apm.core.json_text import Json, JsonTextError, parse_json
from apm.reading import workspace_handlers as handlers
from apm.reading.client_scripts import ClientScripts, listed_scripts
from apm.settings.checking import check
from apm.settings.given_records import GivenRecords, collected
from apm.settings.problems import wrong
from apm.settings.relations import known_tabs
from apm.settings.rules import FILE_RULES
from apm.templates.exports import Exported, merged, read_exports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DEFAULT_NAME = "workspace.toml"

ONLY_IN_FILE = ("web_resources",)
FILES = (("templates", "exports"), ("records", "files"), ("scripts",))
"""Keys that name files."""


@dataclass(frozen=True)
class WorkspaceFile:
    """What a workspace file says.

    Attributes:
        page: the settings for the page, checked and with the contents of the files they name.
        problems: why it cannot be used; none when it can.
        remarks: exported rows that cannot be read; the rest is used.
        web_resources: the folder of web resources, if it names one.
        patterns: of all the files behind it, itself included.
        script_patterns: those of them that stand for client scripts.
        scripts: the client scripts.
    """

    page: dict[str, Json] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    web_resources: Path | None = None
    patterns: tuple[str, ...] = ()
    script_patterns: tuple[str, ...] = ()
    scripts: ClientScripts = field(default_factory=ClientScripts)


def read_workspace(file: Path) -> WorkspaceFile:
    """Read a workspace file; what is wrong with it stands in the result."""
    return _Reading(file).read()


def files_of(pattern: str, folder: Path) -> list[Path]:
    """Return the files of a pattern, relative to `folder`, in a stable order."""
    # `Path.glob` refuses patterns that begin at a root.
    found = sorted(glob.glob(pattern, root_dir=folder, recursive=True))  # noqa: PTH207
    return [folder / name for name in found if (folder / name).is_file()]


class _Reading:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._folder = file.parent
        self._text = ""
        self._problems: list[str] = []

    def read(self) -> WorkspaceFile:
        given = self._toml()
        named = {key: _named(given, key) for key in FILES}
        libraries = dict(handlers.libraries(given))
        script_patterns = (*named["scripts",], *map(glob.escape, libraries.values()))
        patterns = (
            glob.escape(self._file.name),
            *(each for key, names in named.items() if key != ("scripts",) for each in names),
            *script_patterns,
        )
        found = {key: self._find(key, names) for key, names in named.items()}
        exported = self._exported(found["templates", "exports"], given)
        records = collected(self._documents(found["records", "files"]))
        self._problems += records.problems
        own = check(given, FILE_RULES, exported, records.schema)
        self._problems[:0] = [f"{self._file.name}: {problem}" for problem in own]
        folder = self._web_resources(given)
        files = self._library_files(libraries)
        scripts = self._scripts(_in_order(found["scripts",], files.values()))
        self._try_out(records, given)
        page: dict[str, Json] = {}
        if not self._problems:
            page = _for_page(merged(given, exported), records, scripts.addresses)
            addresses = {name: scripts.address(file) for name, file in files.items()}
            page |= handlers.for_page(given, self._file.name, self._text, addresses)
        return WorkspaceFile(
            page,
            tuple(self._problems),
            exported.problems,
            folder,
            patterns,
            script_patterns,
            scripts,
        )

    def _toml(self) -> dict[str, Json]:
        try:
            self._text = self._file.read_text("utf-8")
            return {key: _plain(value) for key, value in tomllib.loads(self._text).items()}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self._problems.append(f"{self._file.name} is no TOML: {_in_words(error)}")
        except OSError as error:
            self._problems.append(f"{self._file.name} cannot be read: {error.strerror}")
        return {}

    def _find(self, key: tuple[str, ...], patterns: list[str]) -> list[Path]:
        found: list[Path] = []
        for at, pattern in enumerate(patterns):
            files = files_of(pattern, self._folder)
            if not files:
                why = wrong(f"{'.'.join(key)}[{at}]", pattern, "the name of a file that exists")
                self._problems.append(f"{self._file.name}: {why}")
            found += [file for file in files if file not in found]
        return found

    def _library_files(self, libraries: dict[str, str]) -> dict[str, Path]:
        """Return the files of libraries, by the names that they have in the workspace file."""
        files: dict[str, Path] = {}
        for key, name in libraries.items():
            files[name] = _normal(self._folder / name)
            if not files[name].is_file():
                why = wrong(key, name, "the name of a file that exists")
                self._problems.append(f"{self._file.name}: {why}")
        return files

    def _exported(self, files: list[Path], given: dict[str, Json]) -> Exported:
        return read_exports(dict(self._documents(files)), known_tabs(given))

    def _try_out(self, records: GivenRecords, given: dict[str, Json]) -> None:
        """Open the records as the page will, once there is nothing else to say about the file."""
        table = given.get("records")
        replace = isinstance(table, dict) and table.get("replace") is True
        if not self._problems:
            self._problems += records.trial(replace=replace)

    def _scripts(self, files: list[Path]) -> ClientScripts:
        """Give client scripts their addresses."""
        scripts = listed_scripts(self._folder, files)
        for file, name in zip(files, self._names(files), strict=True):
            if file == _normal(self._file):
                why = wrong("scripts", name, "a client script, and not this file itself")
                self._problems.append(f"{self._file.name}: {why}")
            # One that does not exist has been told.
            if file.is_file() and not scripts.address(file):
                allowed = "a file that is not hidden, and no link out of its folder"
                self._problems.append(f"{self._file.name}: {wrong('scripts', name, allowed)}")
        return scripts

    def _documents(self, files: list[Path]) -> Iterator[tuple[str, Json]]:
        for file, name in zip(files, self._names(files), strict=True):
            try:
                yield name, parse_json(file.read_text("utf-8"))
            except JsonTextError as error:
                self._problems.append(f"{name} is {error}")
            except (OSError, UnicodeDecodeError) as error:
                self._problems.append(f"{name} cannot be read: {error}")

    def _names(self, files: list[Path]) -> list[str]:
        """Return how the person calls files: relative to the workspace file."""
        return [
            (
                file.relative_to(self._folder) if file.is_relative_to(self._folder) else file
            ).as_posix()
            for file in files
        ]

    def _web_resources(self, given: dict[str, Json]) -> Path | None:
        name = given.get("web_resources")
        if not isinstance(name, str) or not name.strip():
            return None
        folder = self._folder / name
        if folder.is_dir():
            return folder
        why = wrong("web_resources", name, "a folder that exists")
        self._problems.append(f"{self._file.name}: {why}")
        return None


def _named(given: dict[str, Json], key: tuple[str, ...]) -> list[str]:
    """Return the file names under a key, as far as they are texts."""
    value: Any = given
    for step in key:
        value = value.get(step) if isinstance(value, dict) else None
    return (
        [each for each in value if isinstance(each, str) and each]
        if isinstance(value, list)
        else []
    )


def _in_order(listed: Iterable[Path], libraries: Iterable[Path]) -> list[Path]:
    """Return scripts in the order in which they are loaded: libraries that are not listed, then the list."""
    own = [*map(_normal, listed)]
    return [*dict.fromkeys(each for each in libraries if each not in own), *dict.fromkeys(own)]


def _in_words(error: ValueError) -> str:
    """Say what the parser of TOML found; it writes keys as Python's tuples."""
    return re.sub(
        r"\(((?:'[^']*',? ?)+)\)",
        lambda found: ".".join(re.findall("'([^']*)'", found[1])),
        str(error),
    )


def _normal(path: Path) -> Path:
    """Return a path without `..`, by which a file is known again."""
    return Path(os.path.normpath(path))


def _for_page(given: dict[str, Json], records: GivenRecords, scripts: list[str]) -> dict[str, Json]:
    """Settings without what only the host needs, with what stands in the files."""
    page = {key: value for key, value in given.items() if key not in ONLY_IN_FILE}
    templates, kept = given.get("templates"), given.get("records")
    builtin = templates.get("builtin", True) if isinstance(templates, dict) else True
    replace = kept.get("replace", False) if isinstance(kept, dict) else False
    tables: dict[str, Json] = {name: [*rows] for name, rows in records.tables.items()}
    own: dict[str, Json] = {"tables": tables, "replace": replace}
    if records.described:
        own["described"] = records.described
    return {
        **page,
        "templates": {"builtin": builtin},
        "records": own,
        "scripts": [*scripts],
    }


def _plain(value: Any) -> Json:
    """Make JSON of a TOML value: dates, and the numbers that JSON lacks, become text."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, bool | int | float | str) else str(value)
