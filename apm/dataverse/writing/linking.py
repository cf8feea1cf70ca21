"""Checks that lookups point at existing records."""

from collections.abc import Callable, Mapping

from apm.core.errors import ApmError, ErrorCode
from apm.dataverse.column_values import Stored
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.writing.row_writing import Written


def check_links(
    schema: Schema, has: Callable[[Table, str], bool], written: Written, what: str
) -> None:
    """Refuses a lookup of a record that does not exist; `has` says whether a table has a record with an id.

    Raises:
        ApmError: it names the lookup, the table and the id.
    """
    for name, (table, record_id) in written.links.items():
        if not has(schema.table(table), record_id):
            raise ApmError(
                ErrorCode.UNKNOWN_ID,
                f"{what}: {name} points at {table} '{record_id}', which does not exist",
            )


def keep_other_links(written: Written, before: Mapping[str, Stored]) -> None:
    """Keeps a lookup that points at another table than its emptied navigation properties lead to [A]."""
    for name, tables in written.emptied.items():
        if before[f"{name}~table"] not in tables:
            del written.row[name], written.row[f"{name}~table"]
