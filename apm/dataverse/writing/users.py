"""The record of the user."""

from collections.abc import Iterable

from apm.dataverse.column_values import Stored, fold
from apm.dataverse.database import StoredRow
from apm.dataverse.schema.schema import Table

USERS = "systemuser"
"""The table of users."""


def user_in(users: Iterable[StoredRow], table: Table, name: str) -> str:
    """The id of the first user with a full name; without a name, of the first user. Empty if there is none."""
    wanted = fold(name)
    for row in users:
        full_name = row.get(table.primary_name)
        if not name or (isinstance(full_name, str) and fold(full_name) == wanted):
            return str(row[table.primary_id])
    return ""


def new_user(table: Table, name: str) -> dict[str, Stored]:
    """The values of the record of a user with a full name."""
    first, _, last = name.rpartition(" ")
    return {table.primary_id: _id(name), "firstname": first or None, "lastname": last}


def _id(name: str) -> str:
    """An id that depends on the name only, so that tests can rely on it."""
    from uuid import NAMESPACE_OID, uuid5  # noqa: PLC0415 - Imported only if a user is added.

    return str(uuid5(NAMESPACE_OID, f"{USERS} {name}"))
