"""Converts the rows that a query returns to records of the Web API, with their annotations."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from apm.core.json_text import Json
from apm.dataverse.column_values import Stored
from apm.dataverse.currencies import DOLLARS, Currencies, Currency
from apm.dataverse.names import ATTRIBUTE, ETAG, FORMATTED, LOGICAL_NAME, NAVIGATION
from apm.dataverse.query.display import formatted, shown
from apm.dataverse.query.query_model import Function, Output, Query
from apm.dataverse.query.query_sql import has_currency, has_version, is_lookup
from apm.dataverse.schema.columns import Column, Kind

Record: TypeAlias = dict[str, Json]
"""The values and annotations of a record by their Web API names."""

_NUMBER = Column("", "", Kind.INTEGER)


def record_of(
    query: Query, row: Sequence[Stored], currencies: Currencies
) -> tuple[Record, list[Stored]]:
    """A record, and the values of the row that are left after those of the outputs."""
    values = iter(row)
    version = next(values)
    record: Record = {ETAG: f'W/"{version}"'} if has_version(query) else {}
    for output in query.outputs:
        if is_lookup(output):
            record.update(_lookup(output, values))
        elif output.path.column.kind is not Kind.MONEY:
            record.update(_value(output, next(values)))
        else:
            amount = next(values)
            is_own = has_currency(query, output)
            currency = currencies.of(next(values)) if is_own else currencies.base
            record.update(_value(output, amount, currency))
    if not query.has_nulls:
        record = {name: value for name, value in record.items() if value is not None}
    return record, list(values)


def _value(output: Output, value: Stored, currency: Currency = DOLLARS) -> Record:
    column = output.path.column
    if output.path.is_name or output.function is not None or output.part is not None:
        column = _computed(output)
    record: Record = {}
    text = formatted(column, value, currency)
    if text is not None:
        record[output.name + FORMATTED] = text
    if output.alias and output.function is None and value is not None:
        record[output.name + ATTRIBUTE] = output.path.column.name
    record[output.name] = shown(column, value)
    return record


def _computed(output: Output) -> Column:
    """The column that has the type of a computed value."""
    counts = (Function.COUNT, Function.COUNT_COLUMN)
    if output.part is not None or output.function in counts:
        return _NUMBER
    return Column("", "", Kind.TEXT) if output.path.is_name else output.path.column


def _lookup(output: Output, values: Iterator[Stored]) -> Record:
    value, table, name = next(values), next(values), next(values)
    if value is None:
        return {output.name: None}
    record: Record = {output.name + FORMATTED: name}
    if output.alias:
        record[output.name + ATTRIBUTE] = output.path.column.name
    else:
        targets = output.path.column.targets
        record[output.name + NAVIGATION] = next(e.navigation for e in targets if e.table == table)
    return {**record, output.name + LOGICAL_NAME: table, output.name: value}
