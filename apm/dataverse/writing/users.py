"""The record of the user, and the records of the roles that the user has."""

from collections.abc import Iterable

from apm.core.ids import named_id
from apm.dataverse.column_values import Stored, fold
from apm.dataverse.database import StoredRow
from apm.dataverse.schema.schema import Table
from apm.dataverse.writing.signing import UNIT_OF_OWNER, USERS

UNIT = (UNIT_OF_OWNER, f"{UNIT_OF_OWNER}~table")
"""The stored values of a lookup, that of the business unit of a user."""

ROLES, USER_ROLES = "role", "systemuserroles"
"""The table of security roles, and the table that links them to users [D]."""


def user_in(users: Iterable[StoredRow], table: Table, name: str) -> str:
    """The id of the first user with a full name; without a name, of the first user. Empty if there is none."""
    wanted = fold(name)
    for row in users:
        full_name = row.get(table.primary_name)
        if not name or (isinstance(full_name, str) and fold(full_name) == wanted):
            return str(row[table.primary_id])
    return ""


def new_user(table: Table, name: str, users: Iterable[StoredRow]) -> dict[str, Stored]:
    """The values of the record of a user with a full name, in the business unit of the first of other users."""
    first, _, last = name.rpartition(" ")
    other = next(iter(users), {})
    unit = {key: other[key] for key in UNIT if key in other}
    return {table.primary_id: _id(name), "firstname": first or None, "lastname": last, **unit}


def new_role(name: str) -> dict[str, Stored]:
    """The values of the record of a security role."""
    return {"roleid": role_id(name), "name": name}


def new_user_role(user_id: str, role: str) -> dict[str, Stored]:
    """The values of the record that gives a user a security role."""
    link_id = _id(f"{user_id} {role}")
    return {"systemuserroleid": link_id, "systemuserid": user_id, "roleid": role_id(role)}


def role_id(name: str) -> str:
    """The id of a security role; always the same for a name [A]."""
    from uuid import NAMESPACE_URL, uuid5  # noqa: PLC0415 - Imported only if a role is added.

    return str(uuid5(NAMESPACE_URL, f"role:{name}"))


def _id(name: str) -> str:
    return named_id(f"{USERS} {name}")
