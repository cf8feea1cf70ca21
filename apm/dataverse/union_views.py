"""The SQL of a table that has the records of other tables, which is a view of the database.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> schema = read_sample()
>>> union_view(schema.pointer, schema.tables)[:47]
'CREATE VIEW "activitypointer" AS SELECT "activi'
"""

from collections.abc import Iterator, Mapping

from apm.dataverse.schema.activity_pointer import TYPE
from apm.dataverse.schema.columns import Column, Kind
from apm.dataverse.schema.schema import Table


def union_view(table: Table, tables: Mapping[str, Table]) -> str:
    """The statement that makes the view of a table with parts."""
    parts = (_part(table, tables[each]) for each in table.parts)
    return f'CREATE VIEW "{table.name}" AS {" UNION ALL ".join(parts)}'


def _part(table: Table, part: Table) -> str:
    fields = [field for each in table.columns.values() for field in _fields(each, part)]
    columns = ", ".join([*fields, f"{_order(part)} AS rowid", '"~version"'])
    return f'SELECT {columns} FROM "{part.name}"'


def _order(part: Table) -> str:
    """What stands for the number of a row: the records of all tables are in the order of creation [A]."""
    created = "coalesce(\"createdon\", '')" if "createdon" in part.columns else "''"
    return f"{created} || \"{part.primary_id}\" || '{part.name}'"


def _fields(column: Column, part: Table) -> Iterator[str]:
    """Yield the values of a column as the database stores them; those that a table does not have are missing."""
    own = part.columns.get(column.name)
    marks = ["", *(["~fold"] if column.is_text else [])]
    marks += ["~table"] if column.kind is Kind.LOOKUP else []
    for mark in marks:
        name = f'"{column.name}{mark}"'
        value = name if own and own.kind is column.kind else "NULL"
        yield f"{_type_of(part) if column.name == TYPE else value} AS {name}"


def _type_of(part: Table) -> str:
    return f"'{part.name}'"
