r"""Writes queries of the query model as FetchXML: the contrary of `fetch_query.py`.

Texts are written in lower case, as the query model has them; FetchXML compares without case [D].

>>> print(fetch_pattern(r"50\%_%"))
50[%]_%
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from apm.dataverse.column_values import Stored
from apm.dataverse.query.condition_sql import CONTRARY
from apm.dataverse.query.fetch_collections import with_steps
from apm.dataverse.query.query_model import (
    ROOT,
    Condition,
    Group,
    Link,
    Negation,
    Never,
    Path,
    Query,
    Related,
    Tree,
)
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.schema import Table

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_AROUND = {"like": ("", ""), "contains": ("%", "%"), "startswith": ("", "%"), "endswith": ("%", "")}

_SWAPPED = {"gt": "lt", "lt": "gt", "ge": "le", "le": "ge"}
"""The operators of orders with their columns exchanged."""


def fetch_of(query: Query) -> Element:
    """The `fetch` element of a query that returns columns of its table."""
    fetch = xml_element("fetch", version="1.0", mapping="logical")
    if query.top is not None:
        fetch.set("top", str(query.top))
    entity = xml_element("entity", name=query.table.name)
    fetch.append(entity)
    for output in query.outputs:
        if output.path.source == ROOT:
            entity.append(xml_element("attribute", name=output.path.column.name))
    for order in query.orders:
        by = order.path
        entity.append(order_of(_name(by), by.source, is_descending=order.is_descending))
    order_choices(fetch, query)
    if query.where is not None:
        entity.append(filter_of(with_steps(query.where, query.links), query.table))
    entity.extend(_joined(query.links, ROOT))
    return fetch


def order_choices(fetch: Element, query: Query) -> None:
    """Says that choices are ordered by their values, as in a query; FetchXML orders them by their labels [D]."""
    choices = [each for each in query.orders if each.path.column.kind is Kind.CHOICE]
    if any(not each.by_label for each in choices):
        fetch.set("useraworderby", "true")


def order_of(name: str, source: str, *, is_descending: bool) -> Element:
    """The `order` element for a column of the entity, or of the link-entity with an alias."""
    order = xml_element("order", attribute=name, descending=str(is_descending).lower())
    if source not in ("", ROOT):
        order.set("entityname", source)
    return order


def add_columns(entity: Element, names: Iterable[str]) -> None:
    """Adds the `attribute` elements that an `entity` element does not have, before its other elements."""
    known = {each.get("name") for each in entity.findall("attribute")}
    entity[:] = [
        *(xml_element("attribute", name=each) for each in names if each not in known),
        *entity,
    ]


def quick_find_of(names: Iterable[str]) -> Element:
    """The `filter` element of a quick find view: `{0}` stands for what the user types [D]."""
    conditions = (
        xml_element("condition", attribute=each, operator="like", value="{0}") for each in names
    )
    found = _filter("or", *conditions)
    found.set("isquickfindfields", "1")
    return found


def filter_of(tree: Tree, table: Table, source: str = ROOT) -> Element:
    """The `filter` element of a condition of the records of a table, which is a source of the query."""
    written = _written(tree, table, source, negated=False)
    return written if written.tag == "filter" else _filter("and", written)


def fetch_text(fetch: Element) -> str:
    """The text of an element."""
    import xml.etree.ElementTree as etree  # noqa: N813, PLC0415 - As in `fetch_xml.py`.

    return etree.tostring(fetch, encoding="unicode")


def fetch_pattern(pattern: str) -> str:
    r"""The pattern of FetchXML for a pattern of sqlite with `\` as escape character."""

    def unescaped(found: re.Match[str]) -> str:
        return f"[{found[1]}]" if found[1] in "%_" else found[1]

    return re.sub(r"\\(.)", unescaped, pattern)


def _written(tree: Tree, table: Table, source: str, *, negated: bool) -> Element:
    match tree:
        case Never():
            return xml_element("condition", attribute=table.primary_id, operator="null")
        case Negation():
            return _written(tree.part, table, source, negated=not negated)
        case Related():
            return _related(tree, negated=negated)
        case Condition(_, "gt" | "ge" | "lt" | "le", (None,)):
            return _written(Never(), table, source, negated=False)
        case Condition(_, "in", ()):
            return _written(Group(is_and=False, parts=()), table, source, negated=negated)
        case Group() if not tree.parts and tree.is_and is negated:
            return _written(Never(), table, source, negated=False)
        case Group():
            parts = [_written(each, table, source, negated=negated) for each in tree.parts]
            return _filter("and" if tree.is_and is not negated else "or", *parts)
    return _comparison(tree, source, negated=negated)


def _related(related: Related, *, negated: bool) -> Element:
    """A link that only filters; that all linked records meet a condition means that none meets the contrary."""
    link = related.link
    if not related.is_all:
        return _linked(link, "not any" if negated else "any")
    return _linked(link, "any" if negated else "not any", is_contrary=True)


def _linked(
    link: Link, kind: str, beside: tuple[Link, ...] = (), *, is_contrary: bool = False
) -> Element:
    element = xml_element(
        "link-entity",
        **{"name": link.table.name, "from": link.column.name, "to": link.to.column.name},
        **{"link-type": kind, "alias": link.source},
    )
    if link.where is not None:
        where = Negation(link.where) if is_contrary else link.where
        element.append(filter_of(where, link.table, link.source))
    element.extend(_joined((*link.links, *beside), link.source))
    return element


def _joined(links: tuple[Link, ...], source: str) -> list[Element]:
    """The links of a source, each with the links that lead from it, which the query model may have beside it."""
    return [
        _linked(each, "outer" if each.is_outer else "inner", links)
        for each in links
        if each.to.source == source
    ]


def _comparison(condition: Condition, source: str, *, negated: bool) -> Element:
    path, values = condition.path, condition.values
    operator = condition.operator
    match operator:
        case "in":
            return _one_of(condition, source, negated=negated)
        case "points-at":
            return _condition(path, source, "ne" if negated else "eq", values[0])
        case "has":
            name = "not-contain-values" if negated else "contain-values"
            return _condition(path, source, name, *_plain(condition), is_list=True)
        case _ if operator in _AROUND:
            before, after = _AROUND[operator]
            text = str(values[0])
            escaped = text if operator == "like" else re.sub(r"([%_\\])", r"\\\1", text)
            pattern = fetch_pattern(before + escaped + after)
            return _condition(path, source, "not-like" if negated else "like", pattern)
    operator = CONTRARY[operator] if negated else operator
    other = values[0]
    if isinstance(other, Path):
        return _between(path, operator, other, source)
    if other is not None:
        return _condition(path, source, operator, other)
    return _condition(path, source, "not-null" if operator == "ne" else "null")


def _between(path: Path, operator: str, other: Path, source: str) -> Element:
    """A comparison of columns. One of the source itself has no alias, so it is compared with that of the link."""
    if other.source == source != path.source:
        path, operator, other = other, _SWAPPED.get(operator, operator), path
    element = _condition(path, source, operator)
    is_same = other.source == path.source
    element.set("valueof", _name(other) if is_same else f"{other.source}.{_name(other)}")
    return element


def _one_of(condition: Condition, source: str, *, negated: bool) -> Element:
    path, known = condition.path, _plain(condition)
    parts: list[Element] = []
    if known:
        name = "not-in" if negated else "in"
        parts.append(_condition(path, source, name, *known, is_list=True))
    if len(known) < len(condition.values):
        parts.append(_condition(path, source, "not-null" if negated else "null"))
    return parts[0] if len(parts) == 1 else _filter("and" if negated else "or", *parts)


def _plain(condition: Condition) -> list[Stored]:
    return [each for each in condition.values if not isinstance(each, Path) and each is not None]


def _condition(
    path: Path, source: str, operator: str, *values: Stored | Path, is_list: bool = False
) -> Element:
    element = xml_element("condition", attribute=_name(path), operator=operator)
    if path.source != source:
        element.set("entityname", path.source)
    if is_list:
        for each in values:
            value = xml_element("value")
            value.text = str(each)
            element.append(value)
    elif values:
        element.set("value", str(values[0]))
    return element


def _filter(kind: str, *parts: Element) -> Element:
    element = xml_element("filter", type=kind)
    element.extend(parts)
    return element


def _name(path: Path) -> str:
    return path.column.name + ("name" if path.is_name else "")


def xml_element(tag: str, **attributes: str) -> Element:
    """An element without content."""
    import xml.etree.ElementTree as etree  # noqa: N813, PLC0415 - As in `fetch_xml.py`.

    return etree.Element(tag, attributes)
