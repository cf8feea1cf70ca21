"""Converts a query of the query model to SQL: no other module makes SQL that reads records.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> schema = read_sample()
>>> account = schema.table("account")
>>> QuerySql(schema).select(Query(account, (Output(Path(account.columns["name"])),)))
('SELECT t."~version", t."name" FROM "account" AS t ORDER BY t.rowid', [])
"""

from dataclasses import dataclass

from apm.core.errors import bad_input
from apm.dataverse.column_values import Stored, fold
from apm.dataverse.query.condition_sql import ConditionSql, Sql
from apm.dataverse.query.query_model import ROOT, DatePart, Function, Order, Output, Path, Query
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.system_columns import BASE, CURRENCY

MAX_FIELDS = 1900
"""The maximum number of values in a row, below the limit of sqlite; lookups have three, amounts two [A]."""

_PARTS = {
    DatePart.DAY: "CAST(strftime('%d', {0}) AS INTEGER)",
    # Weeks begin on Sunday, and the first week begins on January 1 [D by example].
    DatePart.WEEK: "(strftime('%j', {0}) - 1 + strftime('%w', {0}, 'start of year')) / 7 + 1",
    DatePart.MONTH: "CAST(strftime('%m', {0}) AS INTEGER)",
    DatePart.QUARTER: "(strftime('%m', {0}) + 2) / 3",
    DatePart.YEAR: "CAST(strftime('%Y', {0}) AS INTEGER)",
}


@dataclass(frozen=True, slots=True)
class QuerySql:
    """Makes the SQL of queries."""

    schema: Schema

    @property
    def _conditions(self) -> ConditionSql:
        return ConditionSql(self.schema)

    def select(self, query: Query) -> Sql:
        """The SQL that returns the version of each record, then the values of each output.

        A lookup and an amount have more than one: see `is_lookup` and `has_currency`.
        """
        fields = self._all_fields(query)
        version = f'{ROOT}."~version"' if has_version(query) else "NULL"
        distinct = "DISTINCT " if query.is_distinct else ""
        rows, values = self._rows(query)
        sql = f"SELECT {distinct}{', '.join([version, *fields])} {rows}"
        return sql, values

    def count(self, query: Query) -> Sql:
        """The SQL that returns the number of records that match, on all pages."""
        source, values = self._source(query)
        if query.is_aggregate or query.is_distinct:
            fields = self._all_fields(query)
            distinct = "DISTINCT " if query.is_distinct else ""
            inner = f"SELECT {distinct}{', '.join(fields)} {source}{self._groups(query)}"
            return f"SELECT count(*) FROM ({inner})", values
        return f"SELECT count(*) {source}", values

    def _rows(self, query: Query) -> Sql:
        source, values = self._source(query)
        order = self._order(query)
        rows = f"{source}{self._groups(query)}{f' ORDER BY {order}' if order else ''}"
        if not query.top and not query.skip:
            return rows, values
        page = f"LIMIT {query.top or -1} OFFSET {query.skip}"
        if query.links or query.is_aggregate or query.is_distinct:
            return f"{rows} {page}", values
        # The inner query finds the page, so that the other columns are read only for its records.
        ids = f"SELECT {ROOT}.rowid {rows} {page}"
        table = f'FROM "{query.table.name}" AS {ROOT}'
        return f"{table} WHERE {ROOT}.rowid IN ({ids}) ORDER BY {order}", values

    def _source(self, query: Query) -> Sql:
        joins, values = self._conditions.joins(query.links)
        source = f'FROM "{query.table.name}" AS {ROOT}{joins}'
        if query.where is None:
            return source, values
        where, more = self._conditions.write(query.where)
        return f"{source} WHERE {where}", [*values, *more]

    def _groups(self, query: Query) -> str:
        if not query.is_aggregate:
            return ""
        groups = [each for each in query.outputs if each.function is None]
        fields = [text for each in groups for text in self._fields(query, each)]
        return f" GROUP BY {', '.join(fields)}" if fields else ""

    # Outputs

    def _all_fields(self, query: Query) -> list[str]:
        """The SQL expressions of all outputs.

        Raises:
            ApmError: there are more than sqlite returns.
        """
        fields = [text for each in query.outputs for text in self._fields(query, each)]
        if len(fields) > MAX_FIELDS:
            raise bad_input(
                f"the query returns more than {MAX_FIELDS} values; ask for fewer columns"
            )
        return fields

    def _fields(self, query: Query, output: Output) -> list[str]:
        path = output.path
        if has_currency(query, output):
            return [self._field(output), f'{path.source}."{CURRENCY}"']
        if not is_lookup(output):
            return [self._field(output)]
        column = f'{path.source}."{path.column.name}'
        return [f'{column}"', f'{column}~table"', self._conditions.name_of(path)]

    def _field(self, output: Output) -> str:
        path = output.path
        value = self._conditions.expression(path, mark="")
        if output.part:
            return _PARTS[output.part].format(value)
        distinct = "DISTINCT " if output.is_distinct else ""
        match output.function:
            case None:
                return value
            case Function.COUNT:
                return "count(*)"
            case Function.COUNT_COLUMN:
                return f"count({distinct}{self._conditions.expression(path)})"
            case Function.SUM:
                # The sum of missing values is 0 [D by example]; without records there is none.
                return f"CASE WHEN count(*) > 0 THEN coalesce(sum({distinct}{value}), 0) END"
            case Function.AVERAGE if path.column.kind is Kind.INTEGER:
                return f"CAST(avg({distinct}{value}) AS INTEGER)"
            case _:
                return f"{output.function}({distinct}{value})"

    # Order

    def _order(self, query: Query) -> str:
        parts = [self._ordered(each) for each in query.orders]
        return ", ".join([*parts, *([] if query.is_aggregate else [f"{ROOT}.rowid"])])

    def _ordered(self, order: Order) -> str:
        """The SQL order: text without case, lookups by the name of the record [D], choices by value or by label."""
        by, direction = order.by, "DESC" if order.is_descending else "ASC"
        if isinstance(by, Output):
            if by.function or by.part:
                return f"{self._field(by)} {direction}"
            by = by.path
        if by.column.kind is Kind.LOOKUP:
            return f"{self._conditions.name_of(by, '~fold')} {direction}"
        text = self._conditions.expression(by)
        if order.by_label and by.column.kind is Kind.CHOICE:
            text = _by_label(text, by)
        return f"{text} {direction}"


def _by_label(text: str, path: Path) -> str:
    options = sorted(path.column.options, key=lambda each: fold(each.label))
    cases = " ".join(f"WHEN {each.value} THEN {at}" for at, each in enumerate(options))
    return f"CASE {text} {cases} END" if cases else text


def has_version(query: Query) -> bool:
    """Whether the records of a query have a version: each stands for one record, also distinct ones with an id."""
    key = Path(query.table.columns[query.table.primary_id])
    has_id = any(each.path == key and each.function is None for each in query.outputs)
    return not query.is_aggregate and (not query.is_distinct or has_id)


def is_lookup(output: Output) -> bool:
    """Whether an output is a lookup, which has three values in a row: its id, its table and its name."""
    is_reference = output.path.column.kind is Kind.LOOKUP and not output.path.is_name
    return is_reference and output.function is None


def has_currency(query: Query, output: Output) -> bool:
    """Whether an output is an amount in the currency of its record, whose id follows the amount in a row."""
    column = output.path.column
    if column.kind is not Kind.MONEY or output.function is not None or column.name.endswith(BASE):
        return False
    lookup = _table_of(query, output.path.source).columns.get(CURRENCY)
    return lookup is not None and lookup.kind is Kind.LOOKUP


def _table_of(query: Query, source: str) -> Table:
    """The table of a source of a query."""
    links = [*query.links]
    for link in links:
        if link.source == source:
            return link.table
        links += link.links
    return query.table


def one_value(rows: list[tuple[Stored, ...]]) -> int:
    """The number in the only row that `count` returns."""
    return int(rows[0][0] or 0)
