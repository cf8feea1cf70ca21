"""Checks what lookups point at."""

from collections.abc import Callable, Mapping

from apm.core.errors import ApmError, ErrorCode, bad_input
from apm.dataverse.column_values import Stored
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.writing.row_writing import Written


def settle_links(
    schema: Schema, has: Callable[[Table, str], bool], written: Written, table: Table, what: str
) -> None:
    """Points lookups of a table that were written as those of any activity at the table of the activity.

    Raises:
        ApmError: the lookup does not point at activities of this table.
    """
    for name, (to, record_id) in [*written.links.items()]:
        homes = schema.table(to).parts
        home = next((each for each in homes if has(schema.table(each), record_id)), None)
        if home is None:
            continue
        lookup = table.columns[name]
        known = [each.table for each in lookup.targets]
        if home not in known:
            raise bad_input(f"{what}: {name} points at {' or '.join(known)}, not at {home}")
        written.point(lookup, home, record_id)


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
