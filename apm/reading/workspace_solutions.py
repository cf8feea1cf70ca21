"""Reads the solutions of a workspace: those under `solutions.paths`, then those of the command line."""

from __future__ import annotations

import glob
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from apm.reading.named_files import files_of, normal, patterns_in
from apm.reading.solution_forms import solution_layouts
from apm.reading.solution_schema import solution_tables
from apm.solutions.files.solution_limits import SolutionRefused
from apm.solutions.report.solution_report import report_of
from apm.solutions.solution_layers import layered
from apm.solutions.solution_reading import read_solution

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apm.core.json_text import Json
    from apm.solutions.solution_reading import SolutionRead

Stamps: TypeAlias = "tuple[tuple[str, int, int], ...]"

PATHS, IGNORED = "solutions.paths", "solutions.ignore"


@dataclass(frozen=True)
class WorkspaceSolutions:
    """The solutions of a workspace.

    Attributes:
        tables: the descriptions of their tables, by name.
        layouts: their forms, for the page.
        templates: the rows of their templates, by the path of the solution.
        problems: why they cannot be used; empty if they can.
        remarks: a line for each solution with remarks.
        patterns: the patterns of the files that were read.
    """

    tables: dict[str, Any] = field(default_factory=dict)
    layouts: tuple[Json, ...] = ()
    templates: dict[str, Json] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


def read_solutions(
    given: dict[str, Json], folder: Path, more: Sequence[Path] = ()
) -> WorkspaceSolutions:
    """Read the solutions of a workspace file.

    Args:
        given: the settings of the file.
        folder: the folder of the file, for relative paths.
        more: further solutions.
    """
    paths = [*(normal(folder / each) for each in patterns_in(given, PATHS)), *more]
    if not paths:
        return WorkspaceSolutions()
    patterns = tuple(map(_pattern, paths))
    try:
        reads = [_read(path, _stamps(path)) for path in paths]
    except SolutionRefused as refusal:
        return WorkspaceSolutions(problems=(f"{PATHS}: {refusal}",), patterns=patterns)
    organisation = layered(each.solution for each in reads)
    table = given.get("solutions")
    chosen = table.get("language") if isinstance(table, dict) else None
    language = chosen if isinstance(chosen, int) else organisation.language
    tables = solution_tables(organisation, language, patterns_in(given, IGNORED))
    templates: dict[str, Json] = {
        str(path): [*map(dict, (*read.solution.session_templates, *read.solution.tab_templates))]
        for read, path in zip(reads, paths, strict=True)
        if read.solution.session_templates or read.solution.tab_templates
    }
    all_columns = isinstance(table, dict) and table.get("all_columns") is True
    layouts = solution_layouts(organisation, language, tables, all_columns=all_columns)
    remarks = tuple(_remarks(reads, paths))
    return WorkspaceSolutions(tables, tuple(layouts), templates, (), remarks, patterns)


@lru_cache(maxsize=4)
def _read(path: Path, _stamps: Stamps) -> SolutionRead:
    """Read a solution, unless its files are the same as before: a large one takes seconds."""
    return read_solution(path)


def _stamps(path: Path) -> Stamps:
    """The names, times and sizes of the files that were read."""
    found = ((str(each), each.stat()) for each in files_of(_pattern(path), path.parent))
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in found)


def _pattern(path: Path) -> str:
    name = glob.escape(str(path))
    return f"{name}/**/*.xml" if path.is_dir() else name


def _remarks(reads: Sequence[SolutionRead], paths: Sequence[Path]) -> list[str]:
    """One line for each solution: a large one has hundreds of remarks, which the check lists."""
    report = report_of(reads)
    counts = [
        sum(1 for each in report.remarks if each.solution == read.solution.manifest.name)
        for read in reads
    ]
    return [
        f"{read.label}: {count} remarks; 'python -m apm check --solution {path}' lists them"
        for read, path, count in zip(reads, paths, counts, strict=True)
        if count
    ]
