"""Remarks about views of solutions: queries that cannot be used, and columns that are not shown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from apm.dataverse.query.operator import Asked
from apm.dataverse.query.option_queries import OptionQueries
from apm.reading.solution_labels import SolutionLabels
from apm.reading.solution_views import KINDS, shown_columns
from apm.settings import Language
from apm.solutions.remark_list import RemarkList
from apm.solutions.report.remark_texts import listed
from apm.solutions.solution_layers import layered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apm.dataverse import Schema
    from apm.solutions.model.command_model import SolutionView
    from apm.solutions.model.solution_model import Remark
    from apm.solutions.solution_reading import SolutionRead


def view_remarks(reads: Sequence[SolutionRead], schema: Schema) -> Iterator[Remark]:
    """Yield the remarks about the views that lists use.

    Args:
        reads: the solutions.
        schema: the tables that they have together.
    """
    organisation = layered(each.solution for each in reads)
    base = organisation.language
    labels = SolutionLabels(Language(base, base))
    queries = OptionQueries(schema, Asked(datetime.now(UTC).replace(tzinfo=None)))
    for read in reads:
        remarks = RemarkList(read.solution.manifest.name)
        for view in read.solution.views:
            is_used = organisation.views.get(view.id) is view and view.query_type in KINDS
            if is_used and view.table in schema.tables:
                _add(view, queries, labels, remarks)
        yield from remarks


def _add(
    view: SolutionView, queries: OptionQueries, labels: SolutionLabels, remarks: RemarkList
) -> None:
    table = queries.schema.tables[view.table]
    made = table.find_view(view.id)
    if made is None:
        return
    label = f"view {labels.label(view.labels)!r} ({view.table})"
    shown = queries.shown_view(table, made)
    if shown.problem:
        text = f"{label}: {shown.problem.rstrip('.')}; the view shows all records"
        remarks.add("view", text, table=view.table, file=view.file)
    names = {each.name for each in shown.columns}
    missing = [name for name, _ in shown_columns(view) if name not in names]
    if missing and not shown.problem:
        text = f"{label}: the columns {listed(missing)} are not in the tables here; it is shown without them"
        remarks.add("view", text, table=view.table, file=view.file)
