r"""Converts what a list adds to its view to SQL, and to query options.

>>> print(pattern("50%*OFF"))
50\%%off%
"""

import re
from dataclasses import replace

from apm.dataverse.column_values import Stored, fold, is_keepable
from apm.dataverse.query.filter_sql import NEVER, Sql
from apm.dataverse.query.list_query import ListQuery
from apm.dataverse.query.query_options import Query
from apm.dataverse.schema.columns import Column, Kind
from apm.dataverse.schema.schema import Schema, Table


def paged(query: Query, table: Table, listed: ListQuery) -> Query:
    """The query options of a view, with the order and the page of a list."""
    column = table.columns.get(listed.sorted_by)
    first = ((column.web_name, listed.is_descending),) if column else ()
    top = query.top if listed.top is None else listed.top
    return replace(query, orderby=(*first, *query.orderby), skip=query.skip + listed.skip, top=top)


def condition(schema: Schema, table: Table, listed: ListQuery) -> Sql | None:
    """The condition that the search and the record id of a list add; None if they add none."""
    parts: list[Sql] = []
    if listed.record_id:
        is_same: Sql = (f't."{table.primary_id}" = ?', [listed.record_id])
        parts.append(is_same if is_keepable(listed.record_id) else NEVER)
    if listed.keywords:
        columns = [table.columns[name] for name in listed.searched]
        parts.append(_search(schema, columns, listed.keywords))
    if not parts:
        return None
    return " AND ".join(sql for sql, _ in parts), [value for _, own in parts for value in own]


def _search(schema: Schema, columns: list[Column], keywords: tuple[str, ...]) -> Sql:
    patterns: list[Stored] = [pattern(each) for each in keywords if is_keepable(each)]
    tests = [
        f"{_folded(schema, column)} LIKE ? ESCAPE '\\'" for column in columns for _ in patterns
    ]
    return (f"({' OR '.join(tests)})", patterns * len(columns)) if tests else NEVER


def _folded(schema: Schema, column: Column) -> str:
    is_lookup = column.kind is Kind.LOOKUP
    return name_of(schema, column, "~fold") if is_lookup else f't."{column.name}~fold"'


def pattern(keyword: str) -> str:
    """The pattern of `LIKE` for a keyword."""
    return re.sub(r"([%_\\])", r"\\\1", fold(keyword)).replace("*", "%") + "%"


def name_of(schema: Schema, lookup: Column, mark: str = "") -> str:
    """The SQL expression for the name of the record that a lookup points at; with `~fold`, its folded form."""
    cases = " ".join(
        f'WHEN \'{other.name}\' THEN (SELECT "{other.primary_name}{mark}" FROM "{other.name}" '
        f'WHERE "{other.primary_id}" = t."{lookup.name}")'
        for other in (schema.table(each.table) for each in lookup.targets)
    )
    return f'CASE t."{lookup.name}~table" {cases} END'
