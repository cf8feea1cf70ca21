"""The record of the user, which is added if there is none."""

from apm.dataverse.column_values import Stored, fold, is_keepable
from apm.dataverse.database import Database
from apm.dataverse.schema.schema import Schema
from apm.dataverse.writing.completing import complete_new

USERS = "systemuser"


def user_of(name: str, schema: Schema, database: Database, now: str) -> str:
    """The id of the user with a full name; without a name, of the first user. It is empty if there are no users."""
    table = schema.tables.get(USERS)
    name = " ".join(name.split())
    if table is None or not is_keepable(name):
        return ""
    where = f'WHERE "{table.primary_name}~fold" = ? ' if name else ""
    sql = f'SELECT "{table.primary_id}" FROM "{USERS}" {where}ORDER BY rowid LIMIT 1'
    found = database.rows(sql, [fold(name)] if name else [])
    if found or not name:
        return str(found[0][0]) if found else ""
    user_id = _id(name)
    first, _, last = name.rpartition(" ")
    row: dict[str, Stored] = {
        table.primary_id: user_id,
        "firstname": first or None,
        "lastname": last,
    }
    complete_new(table, row, now, database.next_number(table))
    database.insert(table, row)
    return user_id


def _id(name: str) -> str:
    """An id that depends on the name only, so that tests can rely on it."""
    from uuid import NAMESPACE_OID, uuid5  # noqa: PLC0415 - Imported only if a user is added.

    return str(uuid5(NAMESPACE_OID, f"{USERS} {name}"))
