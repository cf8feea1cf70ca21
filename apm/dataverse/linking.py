"""Where lookups point: at records that exist, and a new record's owner at somebody."""

from apm.dataverse.database import Database
from apm.dataverse.schema import Schema, Table
from apm.dataverse.values import Stored
from apm.dataverse.writing import Written
from apm.errors import ApmError, ErrorCode

OWNER = "ownerid"


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


def give_owner(schema: Schema, database: Database, table: Table, row: dict[str, Stored]) -> None:
    """Gives a new record without an owner the first user there is [A: the product gives it the caller]."""
    owner = table.columns.get(OWNER)
    if owner is None or row.get(OWNER) is not None:
        return
    for target in owner.targets[:1]:
        users = schema.table(target.table)
        found = database.rows(
            f'SELECT "{users.primary_id}" FROM "{users.name}" ORDER BY rowid LIMIT 1', []
        )
        if found:
            row[OWNER], row[f"{OWNER}~table"] = found[0][0], users.name
