"""Turns the filters and orders of FetchXML into OData, for the lists of lookups.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> account = read_sample().table("account")
>>> filter_of(account, '<filter><condition attribute="name" operator="like" value="Con%"/></filter>')
"(startswith(name,'Con'))"
>>> filter_of(account, '<filter><condition attribute="nmae" operator="null"/></filter>')
Traceback (most recent call last):
apm.core.errors.ApmError: FetchXML: there is no column 'nmae' in account; did you mean 'name'?
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from apm.core.errors import ApmError, bad_input, show
from apm.dataverse.names import bare_id, unknown
from apm.dataverse.schema.columns import Column, Kind

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from apm.dataverse.schema.schema import Table


def filter_of(table: Table, xml: str) -> str:
    """The OData filter for a `filter` element; empty if it has no condition.

    Raises:
        ApmError: the text is no such element, or a part of it is not supported.
    """
    root = _parsed(xml)
    if root.tag != "filter":
        raise _problem(f"the filter has to be a <filter> element, not <{root.tag}>")
    return _group(table, root)


def view_of(table: Table, xml: str) -> tuple[str, str]:
    """The OData filter and order of a `fetch` element for a table; its columns are ignored.

    Raises:
        ApmError: the text is no such element, is for another table, or a part of it is not supported.
    """
    entity = _parsed(xml).find("entity")
    name = "" if entity is None else entity.get("name", "").strip().lower()
    if entity is None or name != table.name:
        raise _problem(f"the view has to have an <entity> named {table.name}, not {show(name)}")
    if entity.find(".//link-entity//condition") is not None:
        raise _problem("a list of a lookup cannot have conditions in a <link-entity>")
    filters = [text for each in entity.findall("filter") if (text := _group(table, each))]
    orders = [
        f"{_column(table, each).web_name} {'desc' if _is_true(each, 'descending') else 'asc'}"
        for each in entity.findall("order")
    ]
    return " and ".join(filters), ",".join(orders)


def _parsed(xml: str) -> Element:
    # Imported with the first filter.
    from xml.etree import ElementTree  # noqa: PLC0415

    if re.search(r"<!(?!--)", xml):
        raise _problem("the text cannot have a DOCTYPE or a CDATA section")
    try:
        return ElementTree.fromstring(xml.strip())
    except ElementTree.ParseError as error:
        raise _problem(f"the text is no XML ({error})") from None


def _group(table: Table, element: Element) -> str:
    parts = []
    for each in element:
        if each.tag == "filter":
            parts.append(_group(table, each))
        elif each.tag == "condition":
            parts.append(_condition(table, each))
        else:
            raise _problem(f"a filter of a lookup cannot have <{each.tag}>")
    found = [each for each in parts if each]
    word = " or " if element.get("type", "and").strip().lower() == "or" else " and "
    return f"({word.join(found)})" if found else ""


def _condition(table: Table, element: Element) -> str:
    column = _column(table, element)
    name = element.get("operator", "").strip().lower()
    operator = _OPERATORS.get(name)
    if operator is None:
        raise _problem(str(unknown("operator", name, _OPERATORS)))
    values = [each.text or "" for each in element.findall("value")]
    if "value" in element.attrib:
        values.insert(0, element.attrib["value"])
    if name not in _WITHOUT_VALUE and not values:
        raise _problem(f"the operator {name} needs a value")
    return operator(column, values)


def _column(table: Table, element: Element) -> Column:
    name = element.get("attribute", "").strip().lower()
    if name not in table.columns:
        raise _problem(str(unknown("column", name, table.columns, f" in {table.name}")))
    return table.columns[name]


def _is_true(element: Element, name: str) -> bool:
    return element.get(name, "").strip().lower() in ("true", "1")


def _literal(column: Column, value: str) -> str:
    value = value.strip()
    match column.kind:
        case Kind.LOOKUP | Kind.ID:
            return bare_id(value)
        case Kind.BOOLEAN:
            return "true" if value.lower() in ("1", "true") else "false"
        case Kind.TEXT | Kind.MEMO:
            return _quoted(value)
    if not re.fullmatch(r"[\w.:+-]+", value, re.ASCII):
        raise _problem(f"{show(value)} is no value of {column.name}")
    return value


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


Build = Callable[[Column, list[str]], str]


def _compared(operator: str) -> Build:
    return lambda column, values: f"{column.web_name} {operator} {_literal(column, values[0])}"


def _one_of(column: Column, values: list[str]) -> str:
    each = [f"{column.web_name} eq {_literal(column, value)}" for value in values]
    return f"({' or '.join(each)})"


def _like(column: Column, values: list[str]) -> str:
    """`%` at the start and the end of the value stands for any text [D]."""
    text = values[0]
    function = {
        (True, True): "contains",
        (True, False): "endswith",
        (False, True): "startswith",
    }.get((text.startswith("%"), text.endswith("%") and len(text) > 1))
    if function is None:
        return f"{column.web_name} eq {_quoted(text)}"
    return f"{function}({column.web_name},{_quoted(text.strip('%'))})"


def _called(function: str) -> Build:
    return lambda column, values: f"{function}({column.web_name},{_quoted(values[0])})"


def _not(build: Build) -> Build:
    return lambda column, values: f"not {build(column, values)}"


_WITHOUT_VALUE = frozenset({"null", "not-null"})
_OPERATORS: Mapping[str, Build] = {
    **{name: _compared(name) for name in ("eq", "ne", "gt", "ge", "lt", "le")},
    "neq": _compared("ne"),
    "null": lambda column, _values: f"{column.web_name} eq null",
    "not-null": lambda column, _values: f"{column.web_name} ne null",
    "in": _one_of,
    "not-in": _not(_one_of),
    "like": _like,
    "not-like": _not(_like),
    "begins-with": _called("startswith"),
    "not-begin-with": _not(_called("startswith")),
    "ends-with": _called("endswith"),
    "not-end-with": _not(_called("endswith")),
}


def _problem(message: str) -> ApmError:
    return bad_input(f"FetchXML: {message}")
