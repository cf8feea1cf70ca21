"""Reads the solutions of a workspace: those under `solutions.paths`, then those of the command line."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from apm.reading.named_files import normal, patterns_in
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
from apm.solutions.files.file_stamps import Stamp, is_young, stamp_of, stamps_in
from apm.solutions.files.solution_limits import SolutionRefused
from apm.solutions.solution_reading import read_solution, solution_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apm.core.json_text import Json
    from apm.solutions.report.solution_report import SolutionReport
    from apm.solutions.solution_reading import SolutionRead

Stamps: TypeAlias = "list[tuple[str, Stamp]]"

PATHS = "solutions.paths"

_WATCHED = (".xml", ".yml", ENDING)
"""How the files end that the settings are made of. The page has the strings of RESX web resources from its start."""


@dataclass(frozen=True)
class WorkspaceSolutions:
    """The solutions of a workspace.

    Attributes:
        settings: what they add to the settings.
        resources: their web resources, by name in small letters.
        problems: why they cannot be used, with the name of the workspace file if it names them; empty if they can.
        remarks: a line for each solution with remarks.
        report: what was found in them, as JSON; empty without solutions.
        paths: the zips and folders that were read.
    """

    settings: SolutionSettings = field(default_factory=SolutionSettings)
    resources: dict[str, SolutionResource] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()
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
    file: Path,
    more: Sequence[Path] = (),
    own: WebResources = NO_WEB_RESOURCES,
) -> WorkspaceSolutions:
    """Read the solutions of a workspace file.

    Args:
        given: the settings of the file.
        file: the file; relative paths start at its folder.
        more: further solutions.
        own: the web resources of the workspace itself.
    """
    named = [normal(file.parent / each) for each in patterns_in(given, PATHS)]
    paths = [*named, *more]
    if not paths:
        return WorkspaceSolutions()
    reads: list[SolutionRead] = []
    try:
        for path in paths:
            reads.append(_read(path))
    except SolutionRefused as refusal:
        where = f"{file.name}: {PATHS}: " if len(reads) < len(named) else ""
        return WorkspaceSolutions(problems=(f"{where}{refusal}",), paths=tuple(paths))
    made = solution_settings(reads, given, own.has)
    report = use_report(reads, made)
    remarks = (*_remarks(report, reads, paths), *made.app.remarks)
    resources = solution_resources(reads)
    problems = tuple(f"{file.name}: {each}" for each in made.app.problems)
    return WorkspaceSolutions(made, resources, problems, remarks, tuple(paths), report.as_json())


_MOST_KEPT = 4
"""The number of solutions that are kept for the next time."""

_known: dict[Path, tuple[Stamps, SolutionRead]] = {}
"""What was read last, with the stamps of the files. Of a folder, only changed files are read again."""


def _read(path: Path) -> SolutionRead:
    """Read a solution, or what has changed of it.

    Raises:
        SolutionRefused: it is damaged, or breaks a limit.
    """
    stamps = solution_stamps(path)
    known, earlier = _known.pop(path, ([], None))
    # A file that was saved a moment ago may have changed with the same stamp.
    is_same = known == stamps and not any(is_young(stamp) for _, stamp in stamps)
    read = earlier if earlier and is_same else read_solution(path, earlier)
    _known[path] = stamps, read
    while len(_known) > _MOST_KEPT:
        del _known[next(iter(_known))]
    return read


def solution_stamps(path: Path) -> Stamps:
    """The names and stamps of the files of a solution that the settings are made of; empty if there are none."""
    folder, _ = solution_folder(path)
    if not folder.is_dir():
        stamp = stamp_of(path)
        return [(path.name, stamp)] if stamp else []
    return sorted(each for each in stamps_in(folder) if each[0].lower().endswith(_WATCHED))


def _remarks(
    report: SolutionReport, reads: Sequence[SolutionRead], paths: Sequence[Path]
) -> list[str]:
    """One line for each solution: a large one has hundreds of remarks, which the check lists."""
    counts = [
        sum(1 for each in report.remarks if each.solution == read.solution.manifest.name)
        for read in reads
    ]
    return [
        f"{read.label}: {count} remarks; the command 'check --solution {path}' lists them"
        for read, path, count in zip(reads, paths, counts, strict=True)
        if count
    ]
