r"""Adds the search, the order and the page of a list to the query of its view.

>>> print(pattern("50%*OFF"))
50\%%off%
"""

import re
from dataclasses import replace

from apm.dataverse.column_values import fold, is_keepable
from apm.dataverse.query.list_query import ListQuery
from apm.dataverse.query.query_model import (
    Condition,
    Group,
    Never,
    Order,
    Output,
    Path,
    Query,
    Tree,
    both,
)
from apm.dataverse.query.querying import has_id
from apm.dataverse.schema.columns import Column, Kind
from apm.dataverse.schema.schema import Table


def listed_query(query: Query, listed: ListQuery) -> Query:
    """The query of a view with the search, the order, the page and the columns of a list."""
    names = dict.fromkeys((*query.table.identity, *listed.columns)) if listed.columns else ()
    found = [each for each in (_output(query, name) for name in names) if each]
    return replace(
        query,
        outputs=tuple(found) or query.outputs,
        has_nulls=bool(found) or query.has_nulls,
        where=both(query.where, added_condition(query.table, listed)),
        orders=_orders(query, listed),
        skip=query.skip + listed.skip,
        top=query.top if listed.top is None else listed.top,
    )


def _output(query: Query, name: str) -> Output | None:
    """A column of the table, or a linked column that the query returns; None if there is neither."""
    column = query.table.columns.get(name)
    if column:
        return Output(Path(column))
    return next((each for each in query.outputs if each.alias == name), None)


def _orders(query: Query, listed: ListQuery) -> tuple[Order, ...]:
    """The orders of a list. With one that the list adds, all choices are ordered by their values [A].

    FetchXML has one order of choices for a whole query, so that `getFetchXml` can say it.
    """
    name = sorting_column(query, listed)
    output = _output(query, name) if name else None
    if output is None:
        return query.orders
    first = Order(output.path, listed.is_descending)
    return (first, *(replace(each, by_label=False) for each in query.orders))


def sorting_column(query: Query, listed: ListQuery) -> str:
    """The column whose order a list adds to the query of its view, as in its `columns`; empty if it adds none."""
    name = listed.sorted_by or ("" if query.orders else listed.otherwise_by)
    return name if name and _output(query, name) else ""


def added_condition(table: Table, listed: ListQuery) -> Tree | None:
    """The condition that the search and the record id of a list add; None if they add none."""
    same: Tree | None = None
    if listed.record_id:
        known = is_keepable(listed.record_id)
        same = has_id(table, listed.record_id) if known else Never()
    if not listed.keywords:
        return same
    patterns = [pattern(each) for each in listed.keywords if is_keepable(each)]
    columns = [table.columns[name] for name in listed.searched]
    tests = [_search(column, each) for column in columns for each in patterns]
    return both(same, Group(is_and=False, parts=tuple(tests)) if tests else Never())


def _search(column: Column, keyword: str) -> Condition:
    return Condition(Path(column, is_name=column.kind is Kind.LOOKUP), "like", (keyword,))


def pattern(keyword: str) -> str:
    """The pattern of `like` for a keyword."""
    return re.sub(r"([%_\\])", r"\\\1", fold(keyword)).replace("*", "%") + "%"
