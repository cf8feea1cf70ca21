"""Reads choices and relationships: `optionset` and `EntityRelationship` elements [S]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.elements.xml_values import flag, labels, text_of, whole
from apm.solutions.model.table_model import (
    ChoiceOption,
    GlobalChoice,
    RelationshipMenu,
    SolutionRelationship,
    navigation_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_LOOKUP_SIDE, _LIST_SIDE = "1", "0"
"""The types of the two roles of a one-to-many relationship; the first has the menu [S]."""

_FIRST, _SECOND = "1", "2"
"""The ordinals of the two roles of a many-to-many relationship: each has the menu with the records of its table [S]."""


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
        menus = (_menu(_role(element, "AssociationRoleOrdinal", at)) for at in (_FIRST, _SECOND))
        return SolutionRelationship(name, kind, first, "", second, "", "", intersect, *menus)
    column = text_of(element, "ReferencingAttributeName")
    table = text_of(element, "ReferencingEntityName").lower()
    target = text_of(element, "ReferencedEntityName").lower()
    lookup = _role(element, "RelationshipRoleType", _LOOKUP_SIDE)
    return SolutionRelationship(
        name,
        kind,
        table,
        column.lower(),
        target,
        text_of(lookup, "NavigationPropertyName") or navigation_name(column, table, target),
        text_of(_role(element, "RelationshipRoleType", _LIST_SIDE), "NavigationPropertyName"),
        menu=_menu(lookup),
    )


def _role(element: Element, key: str, value: str) -> Element | None:
    """The role of a relationship that has a value; None if there is none."""
    roles = element.findall("EntityRelationshipRoles/EntityRelationshipRole")
    return next((each for each in roles if text_of(each, key) == value), None)


def _menu(role: Element | None) -> RelationshipMenu | None:
    display = text_of(role, "NavPaneDisplayOption")
    if role is None or not display:
        return None
    return RelationshipMenu(
        display,
        labels(role, "CustomLabels/CustomLabel"),
        text_of(role, "NavPaneArea"),
        whole(text_of(role, "NavPaneOrder")),
    )
