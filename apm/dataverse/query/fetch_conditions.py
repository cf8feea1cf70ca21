"""Reads the filters of FetchXML into conditions of the query model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apm.core.errors import ApmError, show
from apm.dataverse.column_values import WrongValueError
from apm.dataverse.query.fetch_sources import FILTERING, FIRST, JOINING, Source, Sources
from apm.dataverse.query.fetch_xml import attribute_of, fetch_problem
from apm.dataverse.query.operator import Asked
from apm.dataverse.query.operators import condition
from apm.dataverse.query.query_model import (
    Condition,
    Group,
    Link,
    Negation,
    Path,
    Related,
    Tree,
    both,
)
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.type_codes import table_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_COMPARING = {"eq": "eq", "ne": "ne", "neq": "ne", "gt": "gt", "ge": "ge", "lt": "lt", "le": "le"}


@dataclass(frozen=True, slots=True)
class FetchConditions:
    """Reads the filters and the links of the sources of a query."""

    sources: Sources
    asked: Asked

    def where(self, source: Source) -> Tree | None:
        """The condition of the filters of a source, and of its links that only filter."""
        found: Tree | None = None
        for each in source.element.findall("filter"):
            found = both(found, self._filter(each, source))
        for linked in source.links:
            if linked.link_type not in JOINING:
                found = both(found, self._related(linked, source))
        return found

    def links(self, source: Source) -> tuple[Link, ...]:
        """The links of a source that join."""
        return tuple(self._link(each, source) for each in source.links if each.link_type in JOINING)

    def _link(self, linked: Source, source: Source) -> Link:
        own = linked.column(attribute_of(linked.element, "from"))
        to = source.column(attribute_of(linked.element, "to"))
        link = Link(
            linked.name,
            linked.table,
            own,
            Path(to, source.name),
            source.table,
            is_outer=linked.link_type == "outer",
            where=self.where(linked),
            links=self.links(linked),
        )
        return _as_first(link) if linked.link_type == FIRST else link

    def _related(self, linked: Source, source: Source) -> Tree:
        """The condition of a link that only filters. `not all` is another name of `any` [D]."""
        link = replace(self._link(linked, source), is_outer=False)
        match linked.link_type:
            case "not any":
                return Negation(Related(link))
            case "all":
                # There are linked records, and none of them meets the condition [D].
                bare = replace(link, where=None, links=())
                return Group(True, (Related(bare), Negation(Related(link))))
        return Related(link)

    def _filter(self, element: Element, source: Source) -> Tree:
        kind = element.get("type", "and").strip().lower()
        if kind not in ("and", "or"):
            raise fetch_problem(f"the type of a filter is and or or, not {show(kind)}")
        parts = [self._part(each, source) for each in element]
        # An empty filter has no effect, whatever its type [A].
        return Group(kind == "and" or not parts, tuple(parts))

    def _part(self, element: Element, source: Source) -> Tree:
        if element.tag == "filter":
            return self._filter(element, source)
        if element.tag == "condition":
            return self._condition(element, source)
        linked = source.filtering[element]
        if linked.link_type not in FILTERING:
            known = ", ".join(FILTERING)
            raise fetch_problem(
                f"a link-entity in a filter has one of the types {known}, not {linked.link_type}"
            )
        return self._related(linked, source)

    def _condition(self, element: Element, source: Source) -> Tree:
        owner = self.sources.named(element.get("entityname", "").strip(), source)
        path = owner.path(attribute_of(element, "attribute"))
        operator = attribute_of(element, "operator").lower()
        if "valueof" in element.attrib:
            return self._column_condition(element, path, operator, owner)
        values = [each.text or "" for each in element.findall("value")]
        if "value" in element.attrib:
            values = [element.get("value", ""), *values]
        if path.column.tables:
            values = [table_of(each) for each in values]
        try:
            return condition(operator, path, values, self.asked)
        except WrongValueError as problem:
            raise fetch_problem(f"{owner.table.name}.{path.column.name} {problem}") from None
        except ApmError as error:
            raise fetch_problem(str(error)) from None

    def _column_condition(self, element: Element, path: Path, operator: str, owner: Source) -> Tree:
        """A comparison with another column, of the same table or, as `alias.column`, of a link [D]."""
        alias, _, name = attribute_of(element, "valueof").rpartition(".")
        other = self.sources.named(alias, owner).path(name)
        if operator not in _COMPARING:
            raise fetch_problem(
                f"columns are compared by {', '.join(_COMPARING)}, not by {show(operator)}"
            )
        kinds = {_kind(path), _kind(other)}
        if len(kinds) > 1:
            raise fetch_problem(
                f"{path.column.name} and {other.column.name} have different types; "
                "only columns of the same type are compared"
            )
        return Condition(path, _COMPARING[operator], (other,))


def _as_first(link: Link) -> Link:
    """A link that finds a single record; the links below it find a single one too [A]."""
    return replace(link, is_first=True, links=tuple(map(_as_first, link.links)))


def _kind(path: Path) -> Kind:
    return Kind.TEXT if path.is_text else path.column.kind
