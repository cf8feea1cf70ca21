"""Tables, columns, choices and relationships of a solution, as its files describe them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Labels: TypeAlias = Mapping[int, str]
"""Labels by the LCID of their language."""


def label_in(labels: Labels, *languages: int) -> str:
    """The label in the first of the languages that has one, else in any; empty if there is none.

    >>> label_in({1033: "Name", 1036: "Nom"}, 1031, 1036)
    'Nom'
    """
    found = next((labels[each] for each in languages if labels.get(each)), "")
    return found or next(iter(labels.values()), "")


@dataclass(frozen=True, slots=True)
class ChoiceOption:
    """An option of a choice.

    Attributes:
        state: for a status reason, the state that it belongs to.
        default_reason: for a state, the status reason of new records.
    """

    value: int
    labels: Labels
    is_hidden: bool = False
    state: int | None = None
    default_reason: int | None = None


@dataclass(frozen=True, slots=True)
class GlobalChoice:
    """A choice that several columns can use.

    Attributes:
        name: the name, in small letters.
    """

    name: str
    labels: Labels
    options: tuple[ChoiceOption, ...]


@dataclass(frozen=True, slots=True)
class SolutionColumn:
    """A column.

    Attributes:
        name: the logical name.
        schema_name: the physical name, in the case of its author.
        type: the type as in the file, for example `nvarchar`.
        required: the requirement level as in the file, in small letters.
        places_source: what gives the places of money, as `PrecisionSource` [D]; its element is `AccuracySource` [A].
        format: for example `email` or `date`; empty if there is none.
        behavior: of a date: 1 user local, 2 date only, 3 time-zone independent [A].
        is_read_only: whether no caller can write it.
        is_primary_name: whether it is the name of the records.
        source: 0 simple, 1 calculated, 2 rollup, 3 formula [D].
        choice_name: the global choice that it uses; empty for own options.
        options: its own options.
        default: the value of new records, for a choice.
    """

    name: str
    schema_name: str
    type: str
    labels: Labels
    required: str = "none"
    max_length: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    places: int | None = None
    places_source: int | None = None
    format: str = ""
    behavior: int | None = None
    is_read_only: bool = False
    is_primary_name: bool = False
    source: int = 0
    autonumber: str = ""
    choice_name: str = ""
    options: tuple[ChoiceOption, ...] = ()
    default: int | None = None


@dataclass(frozen=True, slots=True)
class SolutionTable:
    """A table.

    Attributes:
        name: the logical name: the schema name in small letters.
        schema_name: the name in the case of its author.
        set_name: the name of the entity set; empty if the file does not have it.
        columns: the columns in the solution; empty if it has only forms, views or commands of the table.
    """

    name: str
    schema_name: str
    labels: Labels
    collection_labels: Labels
    set_name: str = ""
    is_activity: bool = False
    columns: tuple[SolutionColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationshipMenu:
    """How forms of one table offer the records of another one, for a relationship of the two [D].

    Attributes:
        display: `UseCollectionName`, `UseLabel` or `DoNotDisplay`.
        labels: the labels, for `UseLabel`.
        group: `Details`, `Sales`, `Service` or `Marketing`; empty if the file does not say it.
        order: the position in the group; None if the file does not say it.
    """

    display: str
    labels: Labels
    group: str = ""
    order: int | None = None


REGARDING = "regardingobjectid"
"""The lookup of activities that points at the record which they are about."""


@dataclass(frozen=True, slots=True)
class SolutionRelationship:
    """A relationship. Names of tables and columns are in small letters.

    Attributes:
        name: the schema name.
        kind: `OneToMany` or `ManyToMany`.
        table: the table with the lookup; for many-to-many, the first table.
        column: the lookup; empty for many-to-many.
        target: the table that the lookup points at; for many-to-many, the second table.
        navigation: the navigation property of the lookup.
        collection: the navigation property of the target that lists the records.
        intersect: the table of the links; only for many-to-many.
        menu: how forms of `target` offer the records of `table`; None if the file does not say it.
        other_menu: how forms of `table` offer the records of `target`; only for many-to-many.
    """

    name: str
    kind: str
    table: str
    column: str
    target: str
    navigation: str = ""
    collection: str = ""
    intersect: str = ""
    menu: RelationshipMenu | None = None
    other_menu: RelationshipMenu | None = None


def navigation_name(schema_name: str, table: str, target: str) -> str:
    """The navigation property of a lookup, if the solution does not have it [D].

    A custom column has a prefix, and the property has its schema name. The property of a column of the system is in
    small letters, and that of the record that an activity is about names both tables.

    >>> navigation_name("con_OwnerId", "con_device", "systemuser"), navigation_name("OwnerId", "con_device", "team")
    ('con_OwnerId', 'ownerid')
    >>> navigation_name("RegardingObjectId", "con_visit", "account")
    'regardingobjectid_account_con_visit'
    """
    name = schema_name if "_" in schema_name else schema_name.lower()
    return f"{name}_{target}_{table}" if name == REGARDING else name
