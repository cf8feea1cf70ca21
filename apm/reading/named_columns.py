"""The columns of a table of which a solution has only forms and views: those that these name, as text [A]."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from apm.solutions.model.table_model import SolutionColumn

if TYPE_CHECKING:
    from apm.solutions.model.table_model import Labels, SolutionTable
    from apm.solutions.solution_layers import Organisation

_TYPES = {"ownerid": "owner", "createdon": "datetime", "modifiedon": "datetime"}
_WITHOUT_OPTIONS = ("statecode", "statuscode")
"""The options of these are not known, so the columns are left out."""


def with_named_columns(organisation: Organisation) -> dict[str, SolutionTable]:
    """The tables of an organisation; those without columns have the columns that their forms and views name."""
    named: dict[str, dict[str, Labels]] = {}
    empty = {name for name, table in organisation.tables.items() if not table.columns}
    for form in organisation.forms.values():
        if form.table in empty:
            for cell in form.cells():
                if cell.control and cell.control.column:
                    columns = named.setdefault(form.table, {})
                    columns.setdefault(cell.control.column, cell.labels)
    for view in organisation.views.values():
        if view.table in empty:
            for each in view.columns:
                named.setdefault(view.table, {}).setdefault(each.name.lower(), {})
    lookups = {(each.table, each.column) for each in organisation.relationships.values()}
    return {
        name: replace(
            table,
            columns=tuple(
                SolutionColumn(column, column, _type(name, column, lookups), labels)
                for column, labels in named.get(name, {}).items()
                if column not in _WITHOUT_OPTIONS
            ),
        )
        if name in empty
        else table
        for name, table in organisation.tables.items()
    }


def _type(table: str, column: str, lookups: set[tuple[str, str]]) -> str:
    if column == f"{table}id":
        return "primarykey"
    if (table, column) in lookups:
        return "lookup"
    return _TYPES.get(column, "nvarchar")
