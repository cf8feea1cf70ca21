"""The SQL of a table whose records are made when it is read, which is a view of the database.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> made_view(read_sample().view_tables["savedquery"]).partition(" FROM ")[2]
"json_each(made_records('savedquery'))"
"""

from collections.abc import Iterable, Iterator, Mapping
from json import dumps

from apm.dataverse.column_values import Stored, fold
from apm.dataverse.schema.columns import Column
from apm.dataverse.schema.schema import Table

MADE = "made_records"
"""The function of the database that returns the records of a table with a name as text, in the form of `made_text`."""


def made_view(table: Table) -> str:
    """The statement that makes the view of a table; the function is called when a query reads it."""
    fields = [field for each in table.columns.values() for field in _fields(each)]
    columns = ", ".join([*fields, "key AS rowid", '1 AS "~version"'])
    return (
        f"CREATE VIEW \"{table.name}\" AS SELECT {columns} FROM json_each({MADE}('{table.name}'))"
    )


def made_text(table: Table, rows: Iterable[Mapping[str, Stored]]) -> str:
    """Rows with the folded copies of their texts, as the view reads them; a column that a row lacks is empty."""
    return dumps([{**row, **_folded(table, row)} for row in rows])


def _folded(table: Table, row: Mapping[str, Stored]) -> dict[str, str]:
    return {
        f"{name}~fold": fold(value)
        for name, value in row.items()
        if isinstance(value, str) and table.columns[name].is_text
    }


def _fields(column: Column) -> Iterator[str]:
    """Yield the values of a column as the database stores them. The records do not change: all have one version."""
    for name in (column.name, *([f"{column.name}~fold"] if column.is_text else [])):
        value = "1" if column.is_version else f"json_extract(value, '$.\"{name}\"')"
        yield f'{value} AS "{name}"'
