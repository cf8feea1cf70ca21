"""Writes who made, changed and owns a record [D].

The business unit is that of the owner when the owner is written; it does not follow the owner to another one [A].
"""

from collections.abc import Mapping

from apm.dataverse.column_values import Stored
from apm.dataverse.schema.schema import Table
from apm.dataverse.system_columns import OWNER, OWNING, UNIT
from apm.dataverse.writing.other_records import OtherRecords

USERS = "systemuser"
"""The table of users."""

UNITS = "businessunit"
UNIT_OF_OWNER = "businessunitid"
"""The table of business units, and the lookup of that of a user or a team [D]."""

_CREATOR, _MODIFIER = "createdby", "modifiedby"
_OWNER_TABLE = f"{OWNER}~table"


class Signer:
    """Signs the records of a table. What it knows of the columns and of owners is prepared once for all records.

    Values that a row has already stay, as those of a file of records.

    Attributes:
        names: the columns that it writes and reads.
    """

    def __init__(self, table: Table, others: OtherRecords) -> None:
        targets = {**OWNING, UNIT: UNITS, **dict.fromkeys((OWNER, _CREATOR, _MODIFIER), USERS)}
        self._targets = {
            name: target for name, target in targets.items() if points_at(table, name, target)
        }
        read = {OWNER, *self._targets}
        self.names = read | {f"{name}~table" for name in read}
        self._others = others
        self._loaded: dict[tuple[Stored, Stored], dict[str, Stored]] = {}

    def sign_new(self, row: dict[str, Stored], user_id: str) -> None:
        """Signs a record that the user creates."""
        owner, table = row.get(OWNER), row.get(_OWNER_TABLE)
        _fill(row, self._of_new(owner, table, user_id, user_id))

    def sign_loaded(self, row: dict[str, Stored], user_id: str) -> None:
        """Signs a row of a file: its owner made it, or the user if it is owned by a team [A]."""
        owner, table = row.get(OWNER), row.get(_OWNER_TABLE)
        if (owner, table) not in self._loaded:
            maker = owner if table == USERS else user_id
            self._loaded[owner, table] = self._of_new(owner, table, user_id, maker)
        _fill(row, self._loaded[owner, table])

    def sign_change(self, row: dict[str, Stored], user_id: str) -> None:
        """Signs the changed values of a record."""
        signed: dict[str, Stored] = {_MODIFIER: user_id} if user_id else {}
        if OWNER in row:
            signed |= self._of_owner(row[OWNER], row.get(_OWNER_TABLE))
        _fill(row, self._lookups(signed))

    def _of_new(
        self, owner: Stored, table: Stored, user_id: str, maker: Stored
    ) -> dict[str, Stored]:
        """The values of a new record, which the user owns if it has no owner."""
        if owner is None:
            owner, table = user_id or None, USERS
        made = {OWNER: owner, _CREATOR: maker or None, _MODIFIER: maker or None}
        signed = self._lookups(made | self._of_owner(owner, table))
        return {name: value for name, value in signed.items() if value is not None}

    def _of_owner(self, owner: Stored, table: Stored) -> dict[str, Stored]:
        """The ids in the columns that follow from the owner."""
        has_unit = owner is not None and UNIT in self._targets
        unit = self._others.value(str(table), owner, UNIT_OF_OWNER) if has_unit else None
        owning = {name: owner if table == OWNING[name] else None for name in OWNING}
        return {**owning, UNIT: unit}

    def _lookups(self, signed: Mapping[str, Stored]) -> dict[str, Stored]:
        """The stored values of lookups, those that the table has. The same order lets rows be inserted together."""
        found: dict[str, Stored] = {}
        for name, target in self._targets.items():
            if name in signed:
                found[name] = signed[name]
                found[f"{name}~table"] = None if signed[name] is None else target
        return found


def _fill(row: dict[str, Stored], values: Mapping[str, Stored]) -> None:
    for name, value in values.items():
        if row.get(name) is None:
            row[name] = value


def points_at(table: Table, name: str, target: str) -> bool:
    """Whether a table has a lookup of another one."""
    column = table.columns.get(name)
    return column is not None and any(each.table == target for each in column.targets)
