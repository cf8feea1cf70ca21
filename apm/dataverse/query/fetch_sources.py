"""The tables of a FetchXML query: its entity, and the link-entities with their aliases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apm.core.errors import ApmError, show
from apm.dataverse.names import unknown
from apm.dataverse.query.fetch_xml import attribute_of, fetch_problem
from apm.dataverse.query.query_model import ROOT, Path
from apm.dataverse.schema.columns import Column, Kind
from apm.dataverse.schema.schema import Schema, Table

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_LINKS = 15
"""The maximum number of link-entities [D]."""

FILTERING = ("any", "not any", "all", "not all")
"""The types of links in filters [D]."""

FIRST = "matchfirstrowusingcrossapply"
"""The type of an inner link that finds only the first linked record [D]."""

JOINING = ("inner", "outer", FIRST)
"""The types of links whose columns are returned."""

LINK_TYPES = (*JOINING, *FILTERING, "exists", "in")
"""The link types that are emulated."""

_ALIAS = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Source:
    """An entity or a link-entity.

    Attributes:
        name: its name in the query model.
        alias: the prefix of its columns in the result; empty for the entity.
        links: the link-entities in it.
        filtering: the link-entities in its filters.
    """

    element: Element
    table: Table
    name: str = ROOT
    alias: str = ""
    links: list[Source] = field(default_factory=list)
    filtering: dict[Element, Source] = field(default_factory=dict)

    @property
    def link_type(self) -> str:
        """The type of its link."""
        return self.element.get("link-type", "inner").strip().lower()

    def path(self, name: str) -> Path:
        """The column with a logical name, or the name of the record of a lookup, such as `customeridname` [D].

        Raises:
            ApmError: there is no such column.
        """
        column = self.table.columns.get(name.strip().lower())
        if column is not None:
            return Path(column, self.name)
        lookup = self.table.columns.get(name.removesuffix("name"))
        if lookup is not None and lookup.kind is Kind.LOOKUP:
            return Path(lookup, self.name, is_name=True)
        raise no_column(self.table, name)

    def column(self, name: str) -> Column:
        """The column with a logical name.

        Raises:
            ApmError: there is no such column.
        """
        path = self.path(name)
        if path.is_name:
            raise no_column(self.table, name)
        return path.column


def no_column(table: Table, name: str) -> ApmError:
    """The error for a column that a table does not have; FetchXML has logical names, also for lookups [D]."""
    known = table.find(name)
    if known is not None:
        return fetch_problem(f"{name} of {table.name} is called {known.name} in FetchXML")
    return fetch_problem(str(unknown("column", name, table.columns, f" in {table.name}")))


class Sources:
    """All sources of a query.

    Attributes:
        root: the entity.
    """

    def __init__(self, entity: Element, table: Table, schema: Schema) -> None:
        self._schema = schema
        self._number = 0
        self._by_alias: dict[str, Source] = {}
        self.root = Source(entity, table)
        self._add_links(self.root)

    def named(self, name: str, default: Source) -> Source:
        """The link-entity with an alias, or with the name of its table; without a name, `default`.

        Raises:
            ApmError: there is none.
        """
        if not name:
            return default
        found = self._by_alias.get(name)
        by_table = [each for each in self._by_alias.values() if each.table.name == name]
        found = found or (by_table[0] if by_table else None)
        if found is None and name == self.root.table.name:
            return self.root
        if found is None:
            raise fetch_problem(str(unknown("alias", name, self._by_alias)))
        return found

    def _add_links(self, source: Source) -> None:
        for element in source.element.findall("link-entity"):
            source.links.append(self._linked(element))
        for element in _in_filters(source.element):
            source.filtering[element] = self._linked(element)

    def _linked(self, element: Element) -> Source:
        self._number += 1
        if self._number > MAX_LINKS:
            raise fetch_problem(f"a query has at most {MAX_LINKS} link-entities")
        table = self._schema.logical(attribute_of(element, "name"))
        # The product numbers the aliases that it makes in the same way [D].
        alias = element.get("alias", "").strip() or f"{table.name}{self._number}"
        if not _ALIAS.fullmatch(alias):
            raise fetch_problem(f"an alias has letters, digits and _, not as in {show(alias)}")
        if alias in self._by_alias:
            raise fetch_problem(f"the alias {show(alias)} is given twice")
        linked = Source(element, table, f"{ROOT}{self._number}", alias)
        if linked.link_type not in LINK_TYPES:
            raise fetch_problem(
                f"the link-type {show(linked.link_type)} is not part of this emulator; "
                f"there are: {', '.join(LINK_TYPES)}"
            )
        self._by_alias[alias] = linked
        self._add_links(linked)
        return linked


def _in_filters(element: Element) -> Iterator[Element]:
    for each in element.findall("filter"):
        yield from each.findall("link-entity")
        yield from _in_filters(each)
