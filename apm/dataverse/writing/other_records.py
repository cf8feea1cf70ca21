"""What the values of a record follow from in other records: the unit of an owner, the rate of a currency."""

from dataclasses import dataclass
from typing import Protocol

from apm.dataverse.column_values import Stored
from apm.dataverse.database import Database
from apm.dataverse.schema.schema import Schema


class OtherRecords(Protocol):
    """Reads other records, which are in the database or are being loaded."""

    def value(self, table: str, record_id: Stored, column: str) -> Stored:
        """The value of a column of a record; None if there is no such column or record."""

    def first(self, table: str) -> Stored:
        """The id of the first record of a table; None if there is none."""


@dataclass(frozen=True, slots=True)
class StoredRecords:
    """The records of a database."""

    schema: Schema
    database: Database

    def value(self, table: str, record_id: Stored, column: str) -> Stored:
        """See `OtherRecords.value`."""
        what = self.schema.tables.get(table)
        if what is None or column not in what.columns:
            return None
        return self.database.value(what, record_id, column)

    def first(self, table: str) -> Stored:
        """See `OtherRecords.first`."""
        what = self.schema.tables.get(table)
        return self.database.first(what) if what else None
