"""Remarks about subgrids whose relationship is in none of the solutions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.dataverse import ManyToMany
from apm.forms.subgrids import RELATIONSHIP, TABLE, relationship_of
from apm.solutions.remark_list import RemarkList
from apm.solutions.report.form_remarks import form_name
from apm.solutions.report.solution_counts import counted_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apm.dataverse import Schema
    from apm.solutions.model.solution_model import Remark
    from apm.solutions.solution_reading import SolutionRead


def subgrid_remarks(reads: Sequence[SolutionRead], schema: Schema) -> Iterator[Remark]:
    """Yield the remarks.

    Args:
        reads: the solutions.
        schema: the tables that they have together.
    """
    for read in reads:
        remarks = RemarkList(read.solution.manifest.name)
        for form in counted_forms(read.solution):
            for control in (each.control for each in form.cells() if each.control):
                text = _problem(schema, form.table, control.parameters)
                if text:
                    name = form_name(form, read.solution)
                    where = f"{name}: the subgrid {control.id}: "
                    remarks.add("control", where + text, table=form.table, file=form.file)
        yield from remarks


def _problem(schema: Schema, table: str, parameters: Mapping[str, str]) -> str:
    """What is wrong with the relationship of a control; empty if nothing is, or if a table is not here."""
    name = parameters.get(RELATIONSHIP, "").strip()
    listed = parameters.get(TABLE, "").strip().lower()
    if not name or not (schema.find(table) and schema.find(listed)):
        return ""
    found = relationship_of(schema, table, listed, name)
    if found is None:
        return f"the relationship {name} is in no solution here; it lists no records"
    if isinstance(found, ManyToMany) or found.is_called(name):
        return ""
    return f"the relationship {name} is in no solution here; {found.name}, the only one between the tables, stands in"
