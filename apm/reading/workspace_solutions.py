"""Reads the solutions of a workspace: those under `solutions.paths`, then those of the command line."""

from __future__ import annotations

import glob
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from apm.reading.named_files import files_of, normal, patterns_in
from apm.reading.resource_strings import ENDING
from apm.reading.solution_settings import SolutionSettings, solution_settings
from apm.reading.use_report import use_report
from apm.reading.workspace_resources import (
    NO_WEB_RESOURCES,
    SolutionResource,
    WebResources,
    solution_resources,
)
from apm.settings import Language
from apm.settings.solution_layer import REPORT
from apm.solutions.files.solution_limits import SolutionRefused
from apm.solutions.solution_reading import read_solution, solution_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apm.core.json_text import Json
    from apm.solutions.report.solution_report import SolutionReport
    from apm.solutions.solution_reading import SolutionRead

Stamps: TypeAlias = "tuple[tuple[str, int, int], ...]"

PATHS = "solutions.paths"


@dataclass(frozen=True)
class WorkspaceSolutions:
    """The solutions of a workspace.

    Attributes:
        settings: what they add to the settings.
        resources: their web resources, by name in small letters.
        problems: why they cannot be used; empty if they can.
        remarks: a line for each solution with remarks.
        report: what was found in them, as JSON; empty without solutions.
        patterns: the patterns of the files that were read.
    """

    settings: SolutionSettings = field(default_factory=SolutionSettings)
    resources: dict[str, SolutionResource] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    report: dict[str, Json] = field(default_factory=dict)

    @property
    def page_settings(self) -> dict[str, Json]:
        """The languages and the report as settings of the page, if they are not the usual ones."""
        languages = self.settings.languages
        return {
            **({"language": asdict(languages)} if languages != Language() else {}),
            **({REPORT: self.report} if self.report else {}),
        }


def read_solutions(
    given: dict[str, Json],
    folder: Path,
    more: Sequence[Path] = (),
    own: WebResources = NO_WEB_RESOURCES,
) -> WorkspaceSolutions:
    """Read the solutions of a workspace file.

    Args:
        given: the settings of the file.
        folder: the folder of the file, for relative paths.
        more: further solutions.
        own: the web resources of the workspace itself.
    """
    paths = [*(normal(folder / each) for each in patterns_in(given, PATHS)), *more]
    if not paths:
        return WorkspaceSolutions()
    patterns = tuple(pattern for each in paths for pattern in _patterns(each))
    try:
        reads = [_read(path, _stamps(path)) for path in paths]
    except SolutionRefused as refusal:
        return WorkspaceSolutions(problems=(f"{PATHS}: {refusal}",), patterns=patterns)
    made = solution_settings(reads, given, own.has)
    report = use_report(reads, made)
    remarks = (*_remarks(report, reads, paths), *made.app.remarks)
    resources = solution_resources(reads)
    return WorkspaceSolutions(
        made, resources, made.app.problems, remarks, patterns, report.as_json()
    )


@lru_cache(maxsize=4)
def _read(path: Path, _stamps: Stamps) -> SolutionRead:
    """Read a solution, unless its files are the same as before: a large one takes seconds."""
    return read_solution(path)


def _stamps(path: Path) -> Stamps:
    """The names, times and sizes of the files that were read."""
    files = [each for pattern in _patterns(path) for each in files_of(pattern, path.parent)]
    found = ((str(each), each.stat()) for each in files)
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in found)


def _patterns(path: Path) -> list[str]:
    folder, _ = solution_folder(path)
    name = glob.escape(str(folder))
    # The page has the strings of RESX web resources from its start.
    endings = (".xml", ".yml", ENDING)
    return [f"{name}/**/*{each}" for each in endings] if folder.is_dir() else [name]


def _remarks(
    report: SolutionReport, reads: Sequence[SolutionRead], paths: Sequence[Path]
) -> list[str]:
    """One line for each solution: a large one has hundreds of remarks, which the check lists."""
    counts = [
        sum(1 for each in report.remarks if each.solution == read.solution.manifest.name)
        for read in reads
    ]
    return [
        f"{read.label}: {count} remarks; 'python -m apm check --solution {path}' lists them"
        for read, path, count in zip(reads, paths, counts, strict=True)
        if count
    ]
