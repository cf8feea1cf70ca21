"""The report about solutions as a workspace uses them: what they hold, and what of it is not used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.dataverse.inference.own_tables import own_schema
from apm.reading.latest import Latest
from apm.reading.solution_schema import without_views
from apm.reading.subgrid_remarks import subgrid_remarks
from apm.reading.view_remarks import view_remarks
from apm.solutions.model.solution_model import Remark
from apm.solutions.report.solution_report import report_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apm.dataverse import Schema
    from apm.reading.solution_settings import SolutionSettings
    from apm.solutions.report.solution_report import SolutionReport
    from apm.solutions.solution_reading import SolutionRead


_SCHEMA: Latest[Schema] = Latest()
_VIEW_REMARKS: Latest[list[Remark]] = Latest()
_SUBGRID_REMARKS: Latest[list[Remark]] = Latest()


def use_report(reads: Sequence[SolutionRead], made: SolutionSettings) -> SolutionReport:
    """The report about solutions; `made` is what they add to the settings of the workspace."""
    solutions = [each.solution for each in reads]
    schema = _SCHEMA.of(made.tables, lambda: own_schema({}, made.tables))
    views = _VIEW_REMARKS.of(
        ([(each.manifest, each.views) for each in solutions], made.tables),
        lambda: [*view_remarks(reads, made.tables, schema)],
    )
    subgrids = _SUBGRID_REMARKS.of(
        ([(each.manifest, each.forms) for each in solutions], without_views(made.tables)),
        lambda: [*subgrid_remarks(reads, schema)],
    )
    return report_of(reads, [*views, *subgrids, *_app_remarks(reads, made)])


def _app_remarks(reads: Sequence[SolutionRead], made: SolutionSettings) -> Iterator[Remark]:
    """Yield the remarks about apps, as those of the last solution that has one."""
    owners = [each.solution.manifest.name for each in reads if each.solution.apps]
    for text in made.app.remarks:
        yield Remark(owners[-1], "", "app", "", text)
