"""Writes who made, changed and owns a record [D].

The business unit is that of the owner when the owner is written; it does not follow the owner to another one [A].
"""

from collections.abc import Iterable

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


class Signer:
    """Signs the records of a table. What it knows of the columns is prepared once for all records.

    Values that a row has already stay, as those of a file of records.
    """

    def __init__(self, table: Table, others: OtherRecords) -> None:
        targets = {**OWNING, UNIT: UNITS, **dict.fromkeys((OWNER, _CREATOR, _MODIFIER), USERS)}
        self._targets = {
            name: target for name, target in targets.items() if points_at(table, name, target)
        }
        self._owning = [(name, OWNING[name]) for name in OWNING if name in self._targets]
        self._others = others

    def sign_new(self, row: dict[str, Stored], user_id: str) -> None:
        """Signs a record that the user creates."""
        self._sign(row, user_id, (OWNER, _CREATOR, _MODIFIER))
        self._own(row)

    def sign_loaded(self, row: dict[str, Stored], user_id: str) -> None:
        """Signs a row of a file: its owner made it, or the user if it is owned by a team [A]."""
        self._sign(row, user_id, (OWNER,))
        owner = row.get(OWNER) if row.get(f"{OWNER}~table") == USERS else None
        self._sign(row, owner or user_id, (_CREATOR, _MODIFIER))
        self._own(row)

    def sign_change(self, row: dict[str, Stored], user_id: str) -> None:
        """Signs the changed values of a record."""
        self._sign(row, user_id, (_MODIFIER,))
        if OWNER in row:
            self._own(row)

    def _sign(self, row: dict[str, Stored], user_id: Stored, names: Iterable[str]) -> None:
        for name in names:
            if user_id:
                self._point(row, name, user_id)

    def _own(self, row: dict[str, Stored]) -> None:
        """Writes the columns that follow from the owner."""
        owner, table = row.get(OWNER), row.get(f"{OWNER}~table")
        for name, of_table in self._owning:
            self._point(row, name, owner if table == of_table else None)
        if UNIT in self._targets:
            unit = self._others.value(str(table), owner, UNIT_OF_OWNER) if owner else None
            self._point(row, UNIT, unit)

    def _point(self, row: dict[str, Stored], name: str, record_id: Stored) -> None:
        if name in self._targets and row.get(name) is None:
            row[name] = record_id
            row[f"{name}~table"] = None if record_id is None else self._targets[name]


def points_at(table: Table, name: str, target: str) -> bool:
    """Whether a table has a lookup of another one."""
    column = table.columns.get(name)
    return column is not None and any(each.table == target for each in column.targets)
