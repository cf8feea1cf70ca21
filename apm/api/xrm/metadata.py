"""Finds what the objects of `Xrm.Utility.getEntityMetadata` represent: a table with requested columns, and a column."""

from dataclasses import dataclass

from apm.core.json_text import Json
from apm.dataverse import Column, Kind, Table
from apm.dataverse.names import unknown
from apm.forms.script_values import TYPES
from apm.workspace.workspace import Workspace

_TYPE_CODES = {
    Kind.BOOLEAN: 0,
    Kind.DATETIME: 2,
    Kind.DATE: 2,
    Kind.DECIMAL: 3,
    Kind.INTEGER: 5,
    Kind.LOOKUP: 6,
    Kind.MEMO: 7,
    Kind.MONEY: 8,
    Kind.CHOICE: 11,
    Kind.TEXT: 14,
    Kind.ID: 15,
    Kind.CHOICES: 17,
}
"""The numbers of `AttributeTypeCode` [D]."""

_OWN_CODES = {"ownerid": 9, "customerid": 1, "statecode": 12, "statuscode": 13, "versionnumber": 18}
"""The numbers for columns with a special type, by column name [D]."""

_ENTITY_NAME = 20
"""The number for a text that names a table [D]."""

_OWN_TYPES = {9: "owner", 1: "customer", 12: "state", 13: "status", 11: "picklist"}


@dataclass(frozen=True, slots=True)
class TableMetadata:
    """A table, and the names of the requested columns."""

    table: Table
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnMetadata:
    """A column of a table."""

    table: Table
    column: Column

    @property
    def type_code(self) -> int:
        """Its type as a number."""
        if self.column.tables:
            return _ENTITY_NAME
        return _OWN_CODES.get(self.column.name, _TYPE_CODES[self.column.kind])

    @property
    def type_name(self) -> str:
        """Its type as a word."""
        return _OWN_TYPES.get(self.type_code, TYPES[self.column.kind])

    def option_set(self) -> Json:
        """The options by value, each `{text, value}`; None for a column without options [S]."""
        options: dict[str, Json] = {
            str(each.value): {"text": each.label, "value": each.value}
            for each in self.column.options
        }
        return options or None

    def descriptor(self) -> dict[str, Json]:
        """`{LogicalName, OptionSet}`, with the options in order, each `{Label, Value}` [S]."""
        options: list[Json] = [
            {"Label": each.label, "Value": each.value} for each in self.column.options
        ]
        return {"LogicalName": self.column.name, "OptionSet": options}


def checked(table: Table, names: list[str]) -> tuple[str, ...]:
    """The names of requested columns without duplicates.

    Raises:
        ApmError: the table does not have one of the columns.
    """
    found = dict.fromkeys(each.strip().lower() for each in names)
    for name in found:
        if name not in table.columns:
            raise unknown("column", name, table.columns, f" in {table.name}")
    return tuple(found)


def find_table(workspace: Workspace, target: str) -> TableMetadata | None:
    """A table and some of its columns; `target` has their names."""
    name, *columns = target.split(" ")
    table = workspace.records.schema.find(name)
    return TableMetadata(table, tuple(columns)) if table else None


def find_column(workspace: Workspace, target: str) -> ColumnMetadata | None:
    """A column; `target` has the names of its table and of the column."""
    name, _, column = target.partition(" ")
    table = workspace.records.schema.find(name)
    found = table.columns.get(column) if table else None
    return ColumnMetadata(table, found) if table and found else None
