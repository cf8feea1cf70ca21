"""The report about solutions as a workspace uses them: what they hold, and what of it is not used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.reading.latest import Latest
from apm.reading.view_remarks import view_remarks
from apm.solutions.model.solution_model import Remark
from apm.solutions.report.solution_report import report_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apm.reading.solution_settings import SolutionSettings
    from apm.solutions.report.solution_report import SolutionReport
    from apm.solutions.solution_reading import SolutionRead


_VIEW_REMARKS: Latest[list[Remark]] = Latest()


def use_report(reads: Sequence[SolutionRead], made: SolutionSettings) -> SolutionReport:
    """The report about solutions; `made` is what they add to the settings of the workspace."""
    given = [(each.solution.manifest, each.solution.views) for each in reads], made.tables
    views = _VIEW_REMARKS.of(given, lambda: [*view_remarks(reads, made.tables)])
    return report_of(reads, [*views, *_app_remarks(reads, made)])


def _app_remarks(reads: Sequence[SolutionRead], made: SolutionSettings) -> Iterator[Remark]:
    """Yield the remarks about apps, as those of the last solution that has one."""
    owners = [each.solution.manifest.name for each in reads if each.solution.apps]
    for text in made.app.remarks:
        yield Remark(owners[-1], "", "app", "", text)
