"""Reads choices and relationships: `optionset` and `EntityRelationship` elements [S]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.elements.xml_values import flag, labels, text_of, whole
from apm.solutions.model.table_model import ChoiceOption, GlobalChoice, SolutionRelationship

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_LOOKUP_SIDE, _LIST_SIDE = "1", "0"
"""The types of the two roles of a one-to-many relationship [S]."""


def read_choice(element: Element) -> GlobalChoice:
    """A global choice."""
    return GlobalChoice(
        element.get("Name", "").lower(),
        labels(element, "displaynames/displayname"),
        options_of(element),
    )


def options_of(element: Element | None) -> tuple[ChoiceOption, ...]:
    """The options of a choice, the states of a state column, or the status reasons."""
    return tuple(_options(element)) if element is not None else ()


def _options(element: Element) -> Iterator[ChoiceOption]:
    paths = ("options/option", "states/state", "statuses/status")
    for option in (each for path in paths for each in element.findall(path)):
        value = whole(option.get("value"))
        if value is not None:
            yield ChoiceOption(
                value,
                labels(option, "labels/label"),
                option.get("Color", ""),
                flag(option.get("IsHidden")),
                whole(option.get("state")),
                whole(option.get("defaultstatus")),
            )


def read_relationship(element: Element) -> SolutionRelationship:
    """A relationship; the names of tables and columns in the file are schema names."""
    name, kind = element.get("Name", ""), text_of(element, "EntityRelationshipType")
    if kind == "ManyToMany":
        first, second = (
            text_of(element, f"{each}EntityName").lower() for each in ("First", "Second")
        )
        intersect = text_of(element, "IntersectEntityName").lower()
        return SolutionRelationship(name, kind, first, "", second, intersect=intersect)
    column = text_of(element, "ReferencingAttributeName")
    return SolutionRelationship(
        name,
        kind,
        text_of(element, "ReferencingEntityName").lower(),
        column.lower(),
        text_of(element, "ReferencedEntityName").lower(),
        _navigation(element, _LOOKUP_SIDE) or column,
        _navigation(element, _LIST_SIDE),
    )


def _navigation(element: Element, role: str) -> str:
    for each in element.findall("EntityRelationshipRoles/EntityRelationshipRole"):
        if text_of(each, "RelationshipRoleType") == role:
            return text_of(each, "NavigationPropertyName")
    return ""
