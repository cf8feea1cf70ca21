"""Reads `workspace.toml` and the files it names, and returns the settings for the page.

All problems are reported at once; each names the file, the key, the value and what is allowed.
"""

from __future__ import annotations

import glob
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from apm.reading import workspace_handlers as handlers
from apm.reading.client_scripts import ClientScripts, UsedScripts
from apm.reading.findings import Finding, ReadTexts, in_order
from apm.reading.latest import Latest
from apm.reading.named_files import NamedFiles, in_load_order, patterns_in
from apm.reading.page_settings import page_settings, with_solutions
from apm.reading.resource_strings import resource_strings
from apm.reading.seed_files import PATTERNS as SEEDS
from apm.reading.seed_files import read_seeds
from apm.reading.solution_app import under
from apm.reading.solution_rows import app_rows, process_rows
from apm.reading.solution_schema import example_records, without_views
from apm.reading.solution_variables import variable_records
from apm.reading.template_remarks import template_remarks
from apm.reading.text_file import TextFileError, read_text
from apm.reading.toml_text import read_toml
from apm.reading.workspace_resources import WebResources
from apm.reading.workspace_solutions import WorkspaceSolutions, read_solutions
from apm.reading.wrong_format import mistaken
from apm.settings.checking import check
from apm.settings.entries import table_in
from apm.settings.given_records import GivenRecords, collected
from apm.settings.handler_problems import Tables
from apm.settings.normalizing import normalized
from apm.settings.relation_problems import known_tabs
from apm.settings.rules import FILE_RULES
from apm.templates.exports import Exported, merged, read_exports

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apm.core.json_text import Json

EXPORTS, RECORDS, SCRIPTS = "templates.exports", "records.files", "scripts"
"""The keys that name files."""

_TRIAL: Latest[list[str]] = Latest()
"""The problems of the records. With a large solution, it takes long to find none."""


@dataclass(frozen=True)
class WorkspaceFile:
    """The content of a workspace file.

    Attributes:
        page: the settings for the page, checked; empty while there are problems.
        problems: why the file cannot be used; empty if it can.
        remarks: exported rows that cannot be read, and names in templates that are not there; the rest is used.
        findings: the problems with their places.
        remark_findings: the remarks with their places.
        resources: the web resources.
        patterns: the patterns of all files behind the workspace, itself included.
        script_patterns: those of them that stand for client scripts.
        scripts: the client scripts.
        solutions: the zips and folders of solutions behind the workspace.
    """

    page: dict[str, Json] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    remark_findings: tuple[Finding, ...] = ()
    resources: WebResources = field(default_factory=WebResources)
    patterns: tuple[str, ...] = ()
    script_patterns: tuple[str, ...] = ()
    scripts: ClientScripts = field(default_factory=ClientScripts)
    solutions: tuple[Path, ...] = ()


def read_workspace(
    file: Path, solutions: Sequence[Path] = (), web_resources: Path | None = None
) -> WorkspaceFile:
    """Read a workspace file; the result contains its problems.

    Args:
        file: the workspace file; with solutions, it need not exist.
        solutions: solutions that are layered over those of the file.
        web_resources: the folder of web resources; it takes precedence over the one in the file.
    """
    return _Reading(file, solutions, web_resources).read()


class _Reading:
    def __init__(self, file: Path, solutions: Sequence[Path], web_resources: Path | None) -> None:
        self._file = file
        self._solutions = solutions
        self._web_resources = web_resources
        self._files = NamedFiles(file)
        self._problems = self._files.problems
        self._text = ""
        self._is_complete = {EXPORTS: True, RECORDS: True}

    def read(self) -> WorkspaceFile:
        given = self._toml()
        patterns = {key: patterns_in(given, key) for key in (EXPORTS, RECORDS, SCRIPTS)}
        found = {key: self._found(key, each) for key, each in patterns.items()}
        folder = self._files.web_resources(given.get("web_resources"))
        own_resources = WebResources(self._web_resources or folder)
        solutions = self._read_solutions(given, own_resources)
        exported = self._exported(found[EXPORTS], given, solutions)
        records = self._records(found[RECORDS], solutions, given)
        self._check(given, exported, records)
        resources = replace(own_resources, of_solutions=solutions.resources)
        strings = resource_strings(resources, solutions.settings.languages)
        scripts = self._scripts(given, found[SCRIPTS])
        if not solutions.problems:
            self._try_out(records, given)
        seeds = self._seeds()
        page: dict[str, Json] = {}
        if not self._problems:
            page = self._page(given, exported, records, solutions, scripts)
            page |= {**solutions.page_settings, **strings.page_settings, **seeds}
        named = self._named_remarks(given, solutions, records, resources)
        remarks = (*named, *exported.problems, *solutions.remarks, *strings.remarks)
        texts = ReadTexts({**self._files.texts, self._file.name: self._text if given else ""})
        script_patterns = (*patterns[SCRIPTS], *map(glob.escape, scripts.libraries))
        others = (*patterns[EXPORTS], *patterns[RECORDS], *SEEDS, *strings.patterns)
        return WorkspaceFile(
            page,
            tuple(self._problems),
            remarks,
            in_order(map(texts.located, self._problems)),
            in_order(map(texts.located, remarks)),
            resources,
            (glob.escape(self._file.name), *others, *script_patterns),
            script_patterns,
            scripts.all,
            solutions.paths,
        )

    def _scripts(self, given: dict[str, Json], listed: list[Path]) -> UsedScripts:
        libraries = self._files.libraries(dict(handlers.libraries(given)))
        first = [libraries[name] for _, name in handlers.libraries(given, handlers.IN_PAGE)]
        in_page = in_load_order(listed, first)
        every = self._files.scripts([*dict.fromkeys([*in_page, *libraries.values()])])
        return UsedScripts(every, in_page, libraries)

    def _page(
        self,
        given: dict[str, Json],
        exported: Exported,
        records: GivenRecords,
        solutions: WorkspaceSolutions,
        scripts: UsedScripts,
    ) -> dict[str, Json]:
        """The settings for the page, without what solutions and seeds add to them in keys of their own."""
        own = merged(under(given, solutions.settings.app.settings), exported)
        page = page_settings(own, records, scripts.page_addresses)
        lists = handlers.for_page(given, self._file.name, self._text, scripts.library_addresses)
        return page | with_solutions(lists, solutions.settings.lists)

    def _named_remarks(
        self,
        given: dict[str, Json],
        solutions: WorkspaceSolutions,
        records: GivenRecords,
        resources: WebResources,
    ) -> list[str]:
        """The remarks about names in the templates of the file."""
        forms = solutions.settings.lists.get("layouts", ())
        found = template_remarks(given, self._tables(records), forms, resources)
        return [f"{self._file.name}: {each}" for each in found]

    def _read_solutions(
        self, given: dict[str, Json], own_resources: WebResources
    ) -> WorkspaceSolutions:
        solutions = read_solutions(given, self._file, self._solutions, own_resources)
        self._problems += solutions.problems
        if solutions.problems:
            self._is_complete = dict.fromkeys(self._is_complete, False)
        return solutions

    def _check(self, given: dict[str, Json], exported: Exported, records: GivenRecords) -> None:
        own = check(given, FILE_RULES, exported, self._tables(records))
        self._problems += [f"{self._file.name}: {problem}" for problem in own]

    def _tables(self, records: GivenRecords) -> Tables:
        # What a file that cannot be read would have is not missing in the settings.
        return records.schema if self._is_complete[RECORDS] else _unknown_tables

    def _seeds(self) -> dict[str, Json]:
        read = read_seeds(self._file.parent)
        self._problems += read.problems
        self._files.texts |= read.texts
        return {"seeds": read.seeds} if read.seeds else {}

    def _found(self, key: str, patterns: list[str]) -> list[Path]:
        """Find the files that a key names; the file is not complete without one that does not exist."""
        known = len(self._problems)
        files = self._files.find(key, patterns)
        if len(self._problems) > known:
            self._is_complete[key] = False
        return files

    def _toml(self) -> dict[str, Json]:
        if self._solutions and not self._file.exists():
            return {}
        try:
            self._text = read_text(self._file)
            return cast("dict[str, Json]", normalized(read_toml(self._text), FILE_RULES))
        except TextFileError as error:
            self._problems.append(f"{self._file.name} {error}")
        except ValueError as error:
            why = mistaken(self._text, "TOML") or f"is not valid TOML: {error}"
            self._problems.append(f"{self._file.name} {why}")
        return {}

    def _exported(
        self, files: list[Path], given: dict[str, Json], solutions: WorkspaceSolutions
    ) -> Exported:
        documents = {**solutions.settings.templates, **dict(self._documents(EXPORTS, files))}
        exported = read_exports(documents, known_tabs(given))
        return replace(exported, is_complete=self._is_complete[EXPORTS])

    def _records(
        self, files: list[Path], solutions: WorkspaceSolutions, given: dict[str, Json]
    ) -> GivenRecords:
        records = collected(self._documents(RECORDS, files))
        self._problems += records.problems
        records.solution_tables = solutions.settings.tables
        made = solutions.settings
        used = table_in(under(given, made.app.settings), "app")
        for rows in (
            variable_records(made.variables, records.tables),
            process_rows(made.processes, records.tables),
            app_rows(made.apps, used, records.tables),
        ):
            for table, added in rows.items():
                records.tables.setdefault(table, []).extend(added)
        if _flag(given, "records", "examples", default=True):
            own = [*records.tables, *records.described]
            records.tables |= example_records(solutions.settings.tables, own)
        return records

    def _documents(self, key: str, files: list[Path]) -> list[tuple[str, Json]]:
        """Read the JSON files that a key names."""
        known = len(self._problems)
        documents = [*self._files.documents(files)]
        self._is_complete[key] &= len(self._problems) == known
        return documents

    def _try_out(self, records: GivenRecords, given: dict[str, Json]) -> None:
        """Open the records as the page will, so that wrong rows are reported with the other problems."""
        replace = _flag(given, "records", "replace", default=False)
        # The user's own descriptions are tried out with views, those of solutions are not.
        below = records.solution_tables
        tables = below if records.described else without_views(below)
        rows = records.tables, records.described, tables
        # The problems name the files.
        names = [*self._files.texts]
        self._problems += _TRIAL.of((rows, names, replace), lambda: records.trial(replace=replace))


def _unknown_tables() -> None:
    """No tables are known, so no name of a table or a column is wrong."""


def _flag(given: dict[str, Json], key: str, name: str, *, default: bool) -> bool:
    value = table_in(given, key).get(name)
    return value if isinstance(value, bool) else default
