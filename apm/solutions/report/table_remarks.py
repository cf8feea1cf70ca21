"""Remarks about tables, columns and choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.report.remark_texts import listed

if TYPE_CHECKING:
    from apm.solutions.model.solution_model import Solution
    from apm.solutions.model.table_model import SolutionColumn, SolutionTable
    from apm.solutions.remark_list import RemarkList
    from apm.solutions.solution_layers import Organisation

COLUMN_TYPES = frozenset({
    "bit", "customer", "datetime", "decimal", "file", "float", "image", "int", "lookup", "money", "multiselectpicklist",
    "ntext", "nvarchar", "owner", "partylist", "picklist", "primarykey", "state", "status", "uniqueidentifier",
})  # fmt: skip
"""The types of columns that public solutions have [S]."""
UNUSED_TYPES = frozenset({"file", "image", "partylist"})
SILENT_TYPES = frozenset({"bigint", "entityname", "managedproperty", "virtual"})
"""Ids and shadows of other columns, which no form shows."""

_REQUIRED = frozenset({"none", "recommended", "required", "systemrequired", "0"})
"""Old files have `0` [S]."""
_SYSTEM_LOOKUPS = frozenset({
    "createdby", "createdonbehalfby", "modifiedby", "modifiedonbehalfby", "organizationid", "owningbusinessunit",
    "owningteam", "owninguser", "regardingobjectid", "transactioncurrencyid",
})  # fmt: skip
"""The lookups that all tables share; exports do not have their relationships [S]."""
_CHOICES = frozenset({"picklist", "multiselectpicklist"})


def add_table_remarks(solution: Solution, organisation: Organisation, remarks: RemarkList) -> None:
    """Adds the remarks about the tables of a solution."""
    pointing = {(each.table, each.column) for each in organisation.relationships.values()}
    for table in solution.tables:
        for column in table.columns:
            _add_for_column(table, column, organisation, remarks)
        empty = [each.name for each in table.columns if each.source]
        if empty:
            text = "calculated, rollup and formula columns are empty and read-only"
            _add(remarks, "column", table, text, empty)
        loose = [each.name for each in table.columns if _is_loose(table, each, pointing)]
        if loose:
            text = "lookups without a relationship in the solution point at no table; they are left out"
            _add(remarks, "lookup", table, text, loose)
        lost = [each.name for each in table.columns if each.type in UNUSED_TYPES]
        if lost:
            text = "party lists are left out, images and files are empty"
            _add(remarks, "column", table, text, lost)


def _add(remarks: RemarkList, kind: str, table: SolutionTable, text: str, names: list[str]) -> None:
    named = f"{len(names)}: {listed(names)}"
    remarks.add(kind, f"{table.name}: {text} ({named})", table=table.name)


def _add_for_column(
    table: SolutionTable,
    column: SolutionColumn,
    organisation: Organisation,
    remarks: RemarkList,
) -> None:
    name = f"{table.name}.{column.name}"
    if column.type not in COLUMN_TYPES | SILENT_TYPES:
        remarks.add(
            "column",
            f"{name}: its type '{column.type}' is not known; it is left out",
            table=table.name,
        )
    if column.required not in _REQUIRED:
        text = f"{name}: its requirement '{column.required}' is not known; it is optional"
        remarks.add("column", text, table=table.name)
    is_choice = column.type in _CHOICES and not column.options
    if is_choice and column.choice_name not in organisation.choices:
        remarks.add(
            "choice",
            f"{name}: its choices ({column.choice_name or 'without a name'}) are not in the solution; those of the "
            "sample's column are used, otherwise any number is accepted",
            table=table.name,
        )


def _is_loose(table: SolutionTable, column: SolutionColumn, pointing: set[tuple[str, str]]) -> bool:
    if column.type != "lookup" or column.name in _SYSTEM_LOOKUPS:
        return False
    return (table.name, column.name) not in pointing
