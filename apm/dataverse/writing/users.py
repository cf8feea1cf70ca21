"""Who works here: the user record of a name, added if there is none."""

from apm.dataverse.column_values import Stored, fold, is_keepable
from apm.dataverse.database import Database
from apm.dataverse.schema.schema import Schema
from apm.dataverse.writing.completing import complete_new

USERS = "systemuser"


def user_of(name: str, schema: Schema, database: Database, now: str) -> str:
    """The id of the user with a full name; of the first user when no name is given, empty when there is none."""
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
    """The same id for the same name, so that tests may know it."""
    from uuid import NAMESPACE_OID, uuid5  # noqa: PLC0415 - Only a user who is added pays for it.

    return str(uuid5(NAMESPACE_OID, f"{USERS} {name}"))
