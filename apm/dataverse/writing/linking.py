"""Where lookups point: at records that exist, and those of a new record that say who made it, at the user."""

from collections.abc import Mapping

from apm.core.errors import ApmError, ErrorCode
from apm.dataverse.column_values import Stored
from apm.dataverse.database import Database
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.writing.row_writing import Written

MAKERS = ("ownerid", "createdby", "modifiedby")
"""Lookups of a new record that lead to the user who makes it [D]."""


def check_links(schema: Schema, database: Database, written: Written, what: str) -> None:
    """Refuses a lookup that points at no record.

    Raises:
        ApmError: naming the lookup and where it points.
    """
    for name, (table, record_id) in written.links.items():
        if not database.has(schema.table(table), record_id):
            raise ApmError(
                ErrorCode.UNKNOWN_ID,
                f"{what}: {name} points at {table} '{record_id}', which does not exist",
            )


def keep_other_links(written: Written, before: Mapping[str, Stored]) -> None:
    """Keeps a lookup that points at a table to which none of its emptied navigation properties leads [A]."""
    for name, tables in written.emptied.items():
        if before[f"{name}~table"] not in tables:
            del written.row[name], written.row[f"{name}~table"]


def sign(
    table: Table, row: dict[str, Stored], user_id: str, names: tuple[str, ...] = MAKERS
) -> bool:
    """Points lookups that are empty at the user [D], nowhere where there is no user; says whether there were any."""
    lookups = [table.columns[name] for name in names if name in table.columns]
    empty = [each for each in lookups if each.targets and user_id and row.get(each.name) is None]
    for each in empty:
        row[each.name], row[f"{each.name}~table"] = user_id, each.targets[0].table
    return bool(empty)
