"""Makes the FetchXML of a view short, and leaves out columns that the tables do not have.

>>> account = {"columns": {"name": {}}}
>>> text = '<fetch page="1"><entity name="account"><order attribute="name"/> <order attribute="x"/></entity></fetch>'
>>> compact_fetch(text, {"account": account}).text
"<fetch><entity name='account'><order attribute='name'/></entity></fetch>"
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import fromstring
from xml.sax.saxutils import escape

from apm.solutions.elements.xml_values import flag

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_KEPT: Mapping[str, tuple[str, ...]] = {
    "fetch": ("top", "distinct", "aggregate", "useraworderby"),
    "entity": ("name",),
    "link-entity": ("name", "from", "to", "alias", "link-type"),
    "attribute": ("name", "alias", "aggregate", "groupby", "distinct", "dategrouping"),
    "order": ("attribute", "alias", "descending", "entityname"),
    "filter": ("type",),
    "condition": ("attribute", "operator", "value", "valueof", "entityname"),
}
"""The attributes that have an effect in the query of a view."""

_COLUMNS = ("attribute", "all-attributes")
_USUAL = {"descending": "false", "type": "and", "link-type": "inner"}
"""Values that attributes have when they are left out."""


@dataclass(frozen=True, slots=True)
class CompactFetch:
    """The query of a view.

    Attributes:
        text: the FetchXML without the conditions of quick find, whose values the user types.
        searched: the columns of these conditions.
    """

    text: str
    searched: tuple[str, ...] = ()


def compact_fetch(text: str, tables: Mapping[str, Any]) -> CompactFetch:
    """The query of a view; `tables` has the descriptions of all tables.

    Only columns that the query returns or sorts by are left out, and tables that it links to for them: without a
    condition, other records would be found.
    """
    return _Compacting(tables).compacted(fromstring(text))


@dataclass(frozen=True, slots=True)
class _Compacting:
    tables: Mapping[str, Any]
    searched: list[str] = field(default_factory=list)

    def compacted(self, fetch: Element) -> CompactFetch:
        for entity in fetch.findall("entity"):
            if not flag(fetch.get("aggregate")):
                # The columns that the view shows say what it returns.
                entity[:] = [each for each in entity if each.tag not in _COLUMNS]
            self._clean(entity, _name(entity))
        return CompactFetch(_written(fetch), tuple(self.searched))

    def _clean(self, element: Element, table: str) -> None:
        for child in [*element]:
            if self._is_left_out(child, table):
                element.remove(child)
            elif child.tag == "link-entity":
                self._clean(child, _name(child))

    def _is_left_out(self, child: Element, table: str) -> bool:
        match child.tag:
            case "attribute":
                return not self._has(table, _name(child))
            case "order":
                name = child.get("attribute", "")
                return bool(name) and not child.get("entityname") and not self._sorts(table, name)
            case "link-entity":
                return child.get("link-type") == "outer" and not self._can_link(child, table)
            case "filter" if flag(child.get("isquickfindfields")):
                conditions = [
                    each for each in child.iter("condition") if not each.get("entityname")
                ]
                self.searched.extend(each.get("attribute", "").lower() for each in conditions)
                return True
        return False

    def _has(self, table: str, column: str) -> bool:
        return column in self.tables.get(table, {}).get("columns", {})

    def _sorts(self, table: str, name: str) -> bool:
        """Whether a query can sort by a column, or by the name of a lookup's record."""
        return self._has(table, name.lower()) or self._has(table, name.lower().removesuffix("name"))

    def _can_link(self, link: Element, table: str) -> bool:
        return self._has(_name(link), link.get("from", "").lower()) and self._has(
            table, link.get("to", "").lower()
        )


def _name(element: Element) -> str:
    return element.get("name", "").strip().lower()


def _written(element: Element) -> str:
    """The text of an element. Single quotes, because JSON escapes double ones."""
    kept = _KEPT.get(element.tag, ())
    attributes = "".join(
        f" {name}='{escape(value, {chr(39): '&apos;'})}'"
        for name, value in element.attrib.items()
        if name in kept and _USUAL.get(name) != value
    )
    content = "".join(map(_written, element)) or (
        escape(element.text or "") if element.tag == "value" else ""
    )
    end = f">{content}</{element.tag}>" if content else "/>"
    return f"<{element.tag}{attributes}{end}"
