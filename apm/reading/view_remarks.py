"""Remarks about views of solutions: queries that cannot be used, and columns that are not shown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from apm.dataverse.query.operator import Asked
from apm.dataverse.query.option_queries import OptionQueries
from apm.reading.kept_results import KeptResults
from apm.reading.solution_labels import SolutionLabels
from apm.reading.solution_views import KINDS, shown_columns, tables_of
from apm.settings import Language
from apm.solutions.remark_list import RemarkList
from apm.solutions.report.remark_texts import listed
from apm.solutions.solution_layers import layered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apm.dataverse import Schema
    from apm.solutions.model.command_model import SolutionView
    from apm.solutions.model.solution_model import Remark
    from apm.solutions.solution_reading import SolutionRead


_PROBLEMS: KeptResults[SolutionView, list[str]] = KeptResults()


def view_remarks(
    reads: Sequence[SolutionRead], tables: Mapping[str, Any], schema: Schema
) -> Iterator[Remark]:
    """Yield the remarks about the views that lists use.

    Args:
        reads: the solutions.
        tables: the descriptions of the tables that they have together.
        schema: these tables.
    """
    organisation = layered(each.solution for each in reads)
    languages = Language(organisation.language, organisation.language)
    finding = _Finding(schema, SolutionLabels(languages))
    used = [each for each in organisation.views.values() if each.query_type in KINDS]
    known = [each for each in used if each.table in schema.tables]
    problems = _PROBLEMS.of(
        languages, known, finding.problems, lambda view: [tables.get(e) for e in tables_of(view)]
    )
    found = {id(view): texts for view, texts in zip(known, problems, strict=True)}
    for read in reads:
        remarks = RemarkList(read.solution.manifest.name)
        for view in read.solution.views:
            # A view of a later solution has replaced one that is not there.
            for text in found.get(id(view), ()):
                remarks.add("view", text, table=view.table, file=view.file)
        yield from remarks


class _Finding:
    def __init__(self, schema: Schema, labels: SolutionLabels) -> None:
        self._labels = labels
        self._queries = OptionQueries(schema, Asked(datetime.now(UTC).replace(tzinfo=None)))

    def problems(self, view: SolutionView) -> list[str]:
        table = self._queries.schema.tables[view.table]
        made = table.find_view(view.id)
        if made is None:
            return []
        label = f"view {self._labels.label(view.labels)!r} ({view.table})"
        shown = self._queries.shown_view(table, made)
        if shown.problem:
            return [f"{label}: {shown.problem.rstrip('.')}; the view shows all records"]
        names = {each.name for each in shown.columns}
        missing = [name for name, _ in shown_columns(view) if name not in names]
        if not missing:
            return []
        return [
            f"{label}: the columns {listed(missing)} are not in the tables here; it is shown without them"
        ]
