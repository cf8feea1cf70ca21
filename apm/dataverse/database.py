"""The tables in an in-memory sqlite database. Names come from the schema, values are passed as `?` parameters.

Each table has additional columns: `x~fold` for a text (its folded form, for comparisons), `x~table` for a lookup (the
table that it points at) and `~version` (the number in the etag).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from time import monotonic
from typing import TYPE_CHECKING, Any

from apm.core.errors import bad_input
from apm.dataverse.column_values import Stored, fold
from apm.dataverse.made_views import MADE, made_view
from apm.dataverse.schema.columns import Column, Kind
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.union_views import union_view

if TYPE_CHECKING:
    from sqlite3 import Connection

StoredRow = Mapping[str, Stored]
"""Values by the names of the database columns."""

_TOO_LONG = (
    "the query goes through too many combinations of records; join fewer tables or rarer values"
)
_TOO_DEEP = "the query nests too many conditions in each other; nest fewer of them"

_LIMITS = ("parser stack overflow", "Expression tree is too large")
"""How the messages of sqlite begin if a query is nested too deep for it."""

_TYPES = {Kind.DECIMAL: "REAL", Kind.MONEY: "REAL"}
_WHOLE = (Kind.INTEGER, Kind.BOOLEAN, Kind.CHOICE)


FIRST_NUMBER = 1001
"""The automatic number of the first record of a table."""

INDEXED_FROM = 100
"""The number of records from which the lookups of a table have indexes. A solution has thousands of lookups."""


STEPS = 1_000_000
"""After how many steps of sqlite's virtual machine the limit is looked at."""

FREE_STEPS = 200
"""How many steps of sqlite a query may take for each record of the database, however long they take: a slow machine
refuses no query that goes through the records a few times. A search takes 20 for each record, and reading all columns
in another order 100."""

MOST_SECONDS = 3
"""The time after which a query that has taken more steps is given up. A query that does not come to an end takes any
number of steps, and each row that it has found needs memory."""


class _Limit:
    """How far a query may go. Statements that change records have no limit."""

    def __init__(self) -> None:
        self._steps = 0
        self._free = 0
        self._until: float | None = None
        self.is_reached = False

    def begin(self, records: int) -> None:
        """Begins with a query of a database that has so many records."""
        self._steps, self.is_reached = 0, False
        self._free = records * FREE_STEPS
        self._until = monotonic() + MOST_SECONDS

    def end(self) -> None:
        """Ends with the query."""
        self._until = None

    def check(self) -> bool:
        """Whether sqlite should interrupt its statement, which it asks after each of the steps."""
        if self._until is None:
            return False
        self._steps += STEPS
        self.is_reached = self._steps > self._free and monotonic() > self._until
        return self.is_reached


class Database:
    """A database with the tables of a schema, empty at first."""

    def __init__(self, schema: Schema) -> None:
        import sqlite3  # noqa: PLC0415 - Imported with the first query.

        self._connection: Connection = sqlite3.connect(":memory:", isolation_level=None)
        self._limit = _Limit()
        self._connection.set_progress_handler(self._limit.check, STEPS)
        self._versions = 1000
        self._depth = 0
        self._added: dict[str, int] = {}
        self._indexed: set[str] = set()
        for table in schema.tables.values():
            for statement in _statements(table):
                self._connection.execute(statement)
        if schema.pointer:
            self._connection.execute(union_view(schema.pointer, schema.tables))
        for table in schema.view_tables.values():
            self._connection.execute(made_view(table))

    def close(self) -> None:
        """Closes the connection and frees its memory."""
        self._connection.close()

    def make(self, text_of: Callable[[str], str]) -> None:
        """Says what the tables have whose records are made, each when it is first read.

        Args:
            text_of: returns the `made_text` of the table with a logical name.
        """
        self._connection.create_function(MADE, 1, cache(text_of), deterministic=True)

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """A transaction: if a change fails, none is kept. One inside another is undone with it."""
        self._depth += 1
        name = f'"step {self._depth}"'
        self._connection.execute(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            self._connection.execute(f"ROLLBACK TO {name}")
            raise
        finally:
            self._connection.execute(f"RELEASE {name}")
            self._depth -= 1

    def rows(self, sql: str, parameters: list[Stored]) -> list[tuple[Any, ...]]:
        """The rows that a query returns.

        Raises:
            ApmError: the query is nested too deep for sqlite [A], or does not come to an end [A]. In the product,
                such a query times out.
        """
        self._limit.begin(sum(self._added.values()))
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except self._connection.OperationalError as error:
            if self._limit.is_reached:
                raise bad_input(_TOO_LONG) from None
            if str(error).startswith(_LIMITS):
                raise bad_input(_TOO_DEEP) from None
            raise
        finally:
            self._limit.end()

    def has(self, table: Table, record_id: Stored) -> bool:
        """Whether a table has a record with an id."""
        sql = f'SELECT 1 FROM "{table.name}" WHERE "{table.primary_id}" = ?'
        return bool(self.rows(sql, [record_id]))

    def first(self, table: Table) -> Stored:
        """The id of the first record of a table; None if it has no records."""
        found = self.rows(
            f'SELECT "{table.primary_id}" FROM "{table.name}" ORDER BY rowid LIMIT 1', []
        )
        return found[0][0] if found else None

    def value(self, table: Table, record_id: Stored, column: str) -> Stored:
        """The value of a column of a record; None if there is no such record."""
        sql = f'SELECT "{column}" FROM "{table.name}" WHERE "{table.primary_id}" = ?'
        found = self.rows(sql, [record_id])
        return found[0][0] if found else None

    def row(self, table: Table, record_id: str) -> dict[str, Stored]:
        """All columns of an existing record, with the tables that its lookups point at."""
        lookups = (each for each in table.columns.values() if each.kind is Kind.LOOKUP)
        names = [*table.columns, *(f"{each.name}~table" for each in lookups)]
        fields = ", ".join(f'"{name}"' for name in names)
        sql = f'SELECT {fields} FROM "{table.name}" WHERE "{table.primary_id}" = ?'
        return dict(zip(names, self.rows(sql, [record_id])[0], strict=True))

    def next_number(self, table: Table) -> int:
        """The automatic number of the next record of a table."""
        return FIRST_NUMBER + self._added.get(table.name, 0)

    def numbers(self, names: Iterable[str]) -> dict[str, int]:
        """The number of records that were added to each of some tables, with those that are deleted now."""
        return {name: self._added.get(name, 0) for name in names}

    def continue_numbers(self, numbers: Mapping[str, int]) -> None:
        """Continues automatic numbers after a number of records, as `numbers` returned it."""
        self._added.update(numbers)

    def insert(self, table: Table, row: StoredRow) -> None:
        """Inserts a record."""
        self.insert_all(table, [row], 1)

    def insert_all(self, table: Table, rows: Iterable[StoredRow], added: int) -> None:
        """Inserts many records. Automatic numbers continue after `added` records, some of which were replaced."""
        # Most rows have values for the same few columns, so that one statement inserts many of them.
        for names, alike in groupby(rows, key=tuple):
            texts = _texts(table, names)
            stored = (*names, *(f"{name}~fold" for name in texts), "~version")
            self._connection.executemany(
                f'INSERT INTO "{table.name}" ({", ".join(map(_quoted, stored))}) '
                f"VALUES ({', '.join('?' * len(stored))})",
                [
                    (*row.values(), *[_fold(row[name]) for name in texts], self._version())
                    for row in alike
                ],
            )
        self._added[table.name] = self._added.get(table.name, 0) + added
        if self._added[table.name] >= INDEXED_FROM and table.name not in self._indexed:
            self._indexed.add(table.name)
            for statement in _indexes(table):
                self._connection.execute(statement)

    def update(self, table: Table, record_id: str, row: StoredRow) -> None:
        """Updates some columns of a record."""
        full = self._with_copies(table, row)
        changes = ", ".join(f'"{name}" = ?' for name in full)
        self._connection.execute(
            f'UPDATE "{table.name}" SET {changes} WHERE "{table.primary_id}" = ?',
            [*full.values(), record_id],
        )

    def delete(self, table: Table, record_id: str) -> None:
        """Deletes a record."""
        self._connection.execute(
            f'DELETE FROM "{table.name}" WHERE "{table.primary_id}" = ?', [record_id]
        )

    def ids(self, table: Table, lookup: Column, target: Table, record_id: str) -> list[str]:
        """The ids of all records that point with a lookup at a record of the target table."""
        return self._ids(table, *points_at(lookup, target, record_id))

    def ids_with(self, table: Table, column: str, value: Stored) -> list[str]:
        """The ids of all records that have a value in a column."""
        return self._ids(table, f'"{column}" = ?', [value])

    def _ids(self, table: Table, where: str, parameters: list[Stored]) -> list[str]:
        sql = f'SELECT "{table.primary_id}" FROM "{table.name}" WHERE {where}'
        return [row[0] for row in self.rows(sql, parameters)]

    def unlink(self, table: Table, lookup: Column, target: Table, record_id: str) -> None:
        """Empties a lookup of all records that point with it at a record of the target table."""
        self._versions += 1
        where, parameters = points_at(lookup, target, record_id)
        self._connection.execute(
            f'UPDATE "{table.name}" SET "{lookup.name}" = NULL, "{lookup.name}~table" = NULL, '
            f'"~version" = ? WHERE {where}',
            [self._versions, *parameters],
        )

    def _with_copies(self, table: Table, row: StoredRow) -> dict[str, Stored]:
        folded = {f"{name}~fold": _fold(row[name]) for name in _texts(table, row)}
        return {**row, **folded, "~version": self._version()}

    def _version(self) -> int:
        self._versions += 1
        return self._versions


def points_at(lookup: Column, target: Table, record_id: str) -> tuple[str, list[Stored]]:
    """The SQL condition for rows whose lookup points at a record. Records of two tables can have the same id."""
    return f'"{lookup.name}" = ? AND "{lookup.name}~table" = ?', [record_id, target.name]


def _texts(table: Table, names: Iterable[str]) -> list[str]:
    """The names of text columns, which have a folded copy."""
    return [each for each in names if each in table.columns and table.columns[each].is_text]


def _fold(value: Stored) -> str | None:
    return fold(value) if isinstance(value, str) else None


def _quoted(name: str) -> str:
    return f'"{name}"'


def _statements(table: Table) -> Iterator[str]:
    columns = ", ".join(text for each in table.columns.values() for text in _columns(each))
    yield f'CREATE TABLE "{table.name}" ({columns}, "~version" INTEGER)'
    yield f'CREATE UNIQUE INDEX "{table.name}~id" ON "{table.name}" ("{table.primary_id}")'


def _indexes(table: Table) -> Iterator[str]:
    for column in table.columns.values():
        # Those of the system point at few users, teams and units, so that an index would not narrow a query.
        if column.kind is Kind.LOOKUP and not column.is_system:
            name = f"{table.name}~{column.name}"
            yield f'CREATE INDEX "{name}" ON "{table.name}" ("{column.name}")'


def _columns(column: Column) -> Iterator[str]:
    if column.is_version:
        yield f'"{column.name}" INTEGER GENERATED ALWAYS AS ("~version")'
        return
    whole = "INTEGER" if column.kind in _WHOLE else "TEXT"
    yield f'"{column.name}" {_TYPES.get(column.kind, whole)}'
    if column.is_text:
        yield f'"{column.name}~fold" TEXT'
    if column.kind is Kind.LOOKUP:
        yield f'"{column.name}~table" TEXT'
