"""Remarks about views of solutions: queries that cannot be used, and columns that are not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.dataverse import Records
from apm.reading.solution_schema import solution_tables
from apm.reading.solution_views import KINDS, shown_columns
from apm.solutions.remark_list import RemarkList
from apm.solutions.report.remark_texts import label_of, listed
from apm.solutions.solution_layers import layered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apm.solutions.model.command_model import SolutionView
    from apm.solutions.model.solution_model import Remark
    from apm.solutions.solution_reading import SolutionRead


def view_remarks(reads: Sequence[SolutionRead]) -> Iterator[Remark]:
    """Yield the remarks about the views that lists use, in the schema that the solutions have together."""
    organisation = layered(each.solution for each in reads)
    records = Records(described=solution_tables(organisation, organisation.language))
    for read in reads:
        remarks = RemarkList(read.solution.manifest.name)
        for view in read.solution.views:
            is_used = organisation.views.get(view.id) is view and view.query_type in KINDS
            if is_used and view.table in records.schema.tables:
                _add(view, records, organisation.language, remarks)
        yield from remarks


def _add(view: SolutionView, records: Records, language: int, remarks: RemarkList) -> None:
    table = records.schema.table(view.table)
    made = table.find_view(view.id)
    if made is None:
        return
    label = f"view {label_of(view.labels, language)!r} ({view.table})"
    shown = records.shown_view(table.name, made)
    if shown.problem:
        text = f"{label}: {shown.problem.rstrip('.')}; the view shows all records"
        remarks.add("view", text, table=view.table, file=view.file)
    names = {each.name for each in shown.columns}
    missing = [name for name, _ in shown_columns(view) if name not in names]
    if missing and not shown.problem:
        text = f"{label}: the columns {listed(missing)} are not in the tables here; it is shown without them"
        remarks.add("view", text, table=view.table, file=view.file)
