"""Reads FetchXML into the query model [D; a missing alias is numbered as in the product]."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from apm.core.errors import ApmError, show
from apm.dataverse.names import unknown
from apm.dataverse.query.apply_parsing import check_function
from apm.dataverse.query.fetch_conditions import FetchConditions
from apm.dataverse.query.fetch_sources import JOINING, Source, Sources, no_column
from apm.dataverse.query.fetch_xml import (
    attribute_of,
    entity_around,
    fetch_problem,
    flag_of,
    number_of,
    parse_fetch,
)
from apm.dataverse.query.operator import Asked
from apm.dataverse.query.query_model import DatePart, Function, Order, Output, Path, Query, Tree
from apm.dataverse.query.query_options import MAX_TOP, Options
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.schema import Schema, Table

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_PAGE = 1_000_000


def read_fetch(options: Options, table: Table, schema: Schema, asked: Asked) -> Query:
    """The query of the FetchXML in query options.

    Raises:
        ApmError: the FetchXML is invalid, or asks for another table.
    """
    fetch = parse_fetch(options.fetch_xml)
    try:
        query = _query(fetch, table, schema, asked)
    except ApmError as error:
        raise _named(error) from None
    return replace(query, is_counted=query.is_counted or options.is_counted)


def read_fetch_filter(xml: str, table: Table, schema: Schema, asked: Asked) -> Tree | None:
    """The condition of a `filter` element of FetchXML for the records of a table; None if it has no condition.

    Raises:
        ApmError: the text is no such element, or a part of it is not supported.
    """
    element = parse_fetch(xml, root="filter")
    entity = entity_around(table.name, element)
    try:
        sources = Sources(entity, table, schema)
        return FetchConditions(sources, asked).where(sources.root)
    except ApmError as error:
        raise _named(error) from None


def _named(error: ApmError) -> ApmError:
    return error if str(error).startswith("FetchXML") else error.named("FetchXML")


def _query(fetch: Element, table: Table, schema: Schema, asked: Asked) -> Query:
    sources = Sources(_entity(fetch, table), table, schema)
    conditions = FetchConditions(sources, asked)
    is_aggregate = flag_of(fetch, "aggregate")
    is_distinct = flag_of(fetch, "distinct") and not is_aggregate
    outputs = _outputs(sources, is_aggregate=is_aggregate, is_distinct=is_distinct)
    top = number_of(fetch, "top", MAX_TOP)
    page, count = number_of(fetch, "page", MAX_PAGE), number_of(fetch, "count", MAX_TOP)
    if top and (page or fetch.get("paging-cookie")):
        raise fetch_problem("top and page exclude each other; a page has a count")
    return Query(
        table,
        outputs,
        conditions.where(sources.root),
        conditions.links(sources.root),
        _orders(sources, outputs, by_label=not flag_of(fetch, "useraworderby")),
        is_aggregate=is_aggregate,
        is_distinct=is_distinct,
        top=top,
        page_size=count,
        page=page or 1,
        has_nulls=False,
        is_counted=flag_of(fetch, "returntotalrecordcount"),
    )


def _entity(fetch: Element, table: Table) -> Element:
    entities = fetch.findall("entity")
    if len(entities) != 1:
        raise fetch_problem("<fetch> has one <entity>")
    name = attribute_of(entities[0], "name").lower()
    if name != table.name:
        raise fetch_problem(
            f"the entity is {show(name)}, but records of {show(table.name)} are asked for; "
            "both have to be the same table"
        )
    return entities[0]


# Columns


def _outputs(sources: Sources, *, is_aggregate: bool, is_distinct: bool) -> tuple[Output, ...]:
    outputs: list[Output] = []
    root = sources.root
    if not is_aggregate:
        key = Output(Path(root.table.columns[root.table.primary_id]))
        outputs += [] if is_distinct else [key]
        is_short = any(root.element.find(each) is not None for each in ("attribute", "no-attrs"))
        outputs += [] if is_short else _all(root)
    for source in _each_source(root):
        outputs += [
            _aggregate(each, source) if is_aggregate else _output(each, source)
            for each in source.element.findall("attribute")
        ]
        if source.element.find("all-attributes") is not None:
            outputs += _all(source)
    if is_aggregate and not outputs:
        raise fetch_problem("an aggregate query needs attributes with aggregate or groupby")
    return tuple({each.name: each for each in outputs}.values())


def _each_source(source: Source) -> list[Source]:
    """A source and the link-entities in it whose columns are returned."""
    joined = [each for each in source.links if each.link_type in JOINING]
    return [source, *(each for linked in joined for each in _each_source(linked))]


def _all(source: Source) -> list[Output]:
    return [
        Output(Path(each, source.name), f"{source.alias}.{each.name}" if source.alias else "")
        for each in source.table.columns.values()
    ]


def _output(element: Element, source: Source) -> Output:
    for name in ("aggregate", "groupby", "rowaggregate"):
        if element.get(name):
            raise fetch_problem(f"{name} needs <fetch aggregate='true'>")
    name = attribute_of(element, "name")
    column = source.column(name)
    prefixed = f"{source.alias}.{column.name}" if source.alias else ""
    return Output(Path(column, source.name), _alias(element) or prefixed)


def _alias(element: Element) -> str:
    alias = element.get("alias", "").strip()
    if alias and not re.fullmatch(r"[A-Za-z_][\w.]*", alias, re.ASCII):
        raise fetch_problem(f"an alias has letters, digits, . and _, not as in {show(alias)}")
    return alias


def _aggregate(element: Element, source: Source) -> Output:
    name = attribute_of(element, "name")
    path = Path(source.column(name), source.name)
    alias = _alias(element)
    if not alias:
        raise fetch_problem(f"{name} needs an alias, as each attribute of an aggregate query")
    if flag_of(element, "groupby"):
        return Output(path, alias, part=_part(element, path, source.table))
    given = element.get("aggregate", "").strip().lower()
    if given not in list(Function):
        known = ", ".join(Function)
        what = f"there is no aggregate {show(given)}" if given else f"{name} has no aggregate"
        raise fetch_problem(f"{what}; there are: {known}, and groupby='true'")
    function = Function(given)
    check_function(function, path, source.table)
    return Output(path, alias, function, is_distinct=flag_of(element, "distinct"))


def _part(element: Element, path: Path, table: Table) -> DatePart | None:
    given = element.get("dategrouping", "").strip().lower()
    if not given:
        return None
    if given not in list(DatePart):
        raise fetch_problem(str(unknown("dategrouping", given, list(DatePart))))
    if path.column.kind not in (Kind.DATE, Kind.DATETIME):
        raise fetch_problem(f"dategrouping is for dates, not for {table.name}.{path.column.name}")
    return DatePart(given)


# Order


def _orders(sources: Sources, outputs: tuple[Output, ...], *, by_label: bool) -> tuple[Order, ...]:
    by_alias = {each.alias: each for each in outputs if each.alias}
    orders: list[Order] = []
    for source in _each_source(sources.root):
        for element in source.element.findall("order"):
            alias = element.get("alias", "").strip()
            by: Output | Path
            if alias:
                if alias not in by_alias:
                    raise fetch_problem(str(unknown("alias", alias, by_alias)))
                by = by_alias[alias]
            else:
                owner = sources.named(element.get("entityname", "").strip(), source)
                name = attribute_of(element, "attribute")
                by = owner.path(name)
                if by.is_name and name in owner.table.columns:
                    raise no_column(owner.table, name)
            orders.append(Order(by, flag_of(element, "descending"), by_label))
    return tuple(orders)
