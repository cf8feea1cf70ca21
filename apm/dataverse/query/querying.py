"""Reads records from the database in the form of the Web API, with annotations and `$expand`."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime

from apm.core.json_text import Json
from apm.core.slugs import Lookup
from apm.dataverse.column_values import Stored
from apm.dataverse.database import Database, points_at
from apm.dataverse.names import ETAG, FORMATTED, LOGICAL_NAME, NAVIGATION
from apm.dataverse.query.conditions import Tree
from apm.dataverse.query.display import formatted, shown
from apm.dataverse.query.filter_sql import FilterSql, Sql
from apm.dataverse.query.list_sql import name_of
from apm.dataverse.query.query_options import Query
from apm.dataverse.schema.columns import Column, Kind, Target
from apm.dataverse.schema.schema import Relationship, Schema, Table

Record = dict[str, Json]
"""The values and annotations of a record by their Web API names."""

_NO_SLUGS: Record = {}


@dataclass(frozen=True, slots=True)
class Reader:
    """Runs queries.

    Attributes:
        now: returns the current time.
        user_id: the id of the user.
        lookup: returns the value of a slug; without it, filters have no slugs.
    """

    schema: Schema
    database: Database
    now: Callable[[], datetime]
    user_id: str = ""
    lookup: Lookup | None = None

    def count(self, table: Table, query: Query, only: Sql | None = None) -> int:
        """The number of records that match a filter, and the SQL condition `only`."""
        where, parameters = self._where(table, query.filter, only)
        found: int = self.database.rows(
            f'SELECT count(*) FROM "{table.name}" AS t{where}', parameters
        )[0][0]
        return found

    def read(self, table: Table, query: Query, only: Sql | None = None) -> list[Record]:
        """The records that match a query, in order; by default in the order of creation [A].

        Args:
            table: the table to read.
            query: the query options.
            only: an additional SQL condition.
        """
        columns = self._columns(table, query)
        order = self._order(table, query)
        where, parameters = self._where(table, query.filter, only)
        fields = [text for each in columns for text in self._fields(each)]
        rows = f'FROM "{table.name}" AS t{where} ORDER BY {order}'
        if query.top or query.skip:
            # The inner query finds the page, so that the other columns are read only for its records.
            page = f"SELECT t.rowid {rows} LIMIT {query.top or -1} OFFSET {query.skip}"
            rows = f'FROM "{table.name}" AS t WHERE t.rowid IN ({page}) ORDER BY {order}'
        sql = f'SELECT t."~version", {", ".join(fields)} {rows}'
        records = [_record(columns, row) for row in self.database.rows(sql, parameters)]
        for name, asked in query.expand:
            self._expand(table, name, asked, records)
        return records

    def _columns(self, table: Table, query: Query) -> list[Column]:
        if not query.select:
            return [*table.columns.values()]
        chosen = {table.primary_id: table.columns[table.primary_id]}
        for name in query.select:
            column = table.column(name)
            chosen[column.name] = column
        return [*chosen.values()]

    def _fields(self, column: Column) -> list[str]:
        if column.kind is not Kind.LOOKUP:
            return [f't."{column.name}"']
        return [f't."{column.name}"', f't."{column.name}~table"', name_of(self.schema, column)]

    def _where(self, table: Table, text: str, only: Sql | None = None) -> Sql:
        parts = [only] if only else []
        if text:
            writer = FilterSql(self.schema, table, self.lookup or _NO_SLUGS.get)
            parts.append(writer.write(self._tree(table, text)))
        if not parts:
            return "", []
        sql = " AND ".join(f"({part})" for part, _ in parts)
        return f" WHERE {sql}", [value for _, values in parts for value in values]

    def _tree(self, table: Table, text: str) -> Tree:
        from apm.dataverse.query.filter_parsing import parse_filter  # noqa: PLC0415

        if "Microsoft.Dynamics.CRM." in text:
            from apm.dataverse.query.query_functions import Asked  # noqa: PLC0415

            text = Asked(
                table, self.now().astimezone(UTC).replace(tzinfo=None), self.user_id
            ).plain(text)
        return parse_filter(text, with_slugs=self.lookup is not None)

    def _order(self, table: Table, query: Query) -> str:
        """The SQL order: text without case, lookups by the name of the record, choices by value [A]."""
        parts = []
        for name, descending in query.orderby:
            column = table.column(name)
            text = f't."{column.name}{"~fold" if column.is_text else ""}"'
            if column.kind is Kind.LOOKUP:
                text = name_of(self.schema, column, "~fold")
            parts.append(f"{text} {'DESC' if descending else 'ASC'}")
        return ", ".join([*parts, "t.rowid"])

    # $expand

    def _expand(self, table: Table, name: str, asked: Query, records: list[Record]) -> None:
        found = table.navigation(name)
        if found:
            self._expand_lookup(table, *found, asked, records)
            return
        for back in self.schema.pointing_at(table.name):
            if back.collection == name:
                self._expand_collection(table, back, asked, records)
                return
        raise self.schema.no_navigation(table, name)

    def _expand_lookup(
        self,
        table: Table,
        column: Column,
        targets: tuple[Target, ...],
        asked: Query,
        records: list[Record],
    ) -> None:
        """Adds the record that a lookup points at, or null, under the navigation property."""
        names = {each.table for each in targets}
        seen: dict[tuple[Stored, Stored], Record | None] = {}
        sql = (
            f'SELECT "{column.name}", "{column.name}~table" FROM "{table.name}" '
            f'WHERE "{table.primary_id}" = ?'
        )
        for record in records:
            place = self.database.rows(sql, [_id(table, record)])[0]
            if place not in seen:
                seen[place] = self._pointed(place, asked) if place[1] in names else None
            record[targets[0].navigation] = deepcopy(seen[place])

    def _pointed(self, place: tuple[Stored, Stored], asked: Query) -> Record | None:
        other = self.schema.table(str(place[1]))
        found = self.read(other, asked, (f't."{other.primary_id}" = ?', [place[0]]))
        return found[0] if found else None

    def _expand_collection(
        self, table: Table, back: Relationship, asked: Query, records: list[Record]
    ) -> None:
        """Adds the list of the records that point at each record."""
        other = self.schema.table(back.table)
        for record in records:
            only = points_at(back.column, table, _id(table, record))
            record[back.collection] = [*self.read(other, asked, only)]


def _record(columns: list[Column], row: tuple[Stored, ...]) -> Record:
    values = iter(row)
    record: Record = {ETAG: f'W/"{next(values)}"'}
    for column in columns:
        value = next(values)
        if column.kind is Kind.LOOKUP:
            record.update(_lookup(column, value, next(values), next(values)))
            continue
        text = formatted(column, value)
        if text is not None:
            record[column.name + FORMATTED] = text
        record[column.name] = shown(column, value)
    return record


def _lookup(column: Column, value: Stored, table: Stored, name: Stored) -> Record:
    if value is None:
        return {column.web_name: None}
    navigation = next(each.navigation for each in column.targets if each.table == table)
    return {
        column.web_name + FORMATTED: name,
        column.web_name + NAVIGATION: navigation,
        column.web_name + LOGICAL_NAME: table,
        column.web_name: value,
    }


def _id(table: Table, record: Record) -> str:
    return str(record[table.primary_id])
