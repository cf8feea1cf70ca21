"""The query model: OData options, FetchXML and lists are read into a `Query`; only `query_sql.py` makes SQL of it.

The names in a query are resolved: it has the columns and tables of the schema, and values in their stored form.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from apm.dataverse.column_values import Stored
from apm.dataverse.schema.columns import Column
from apm.dataverse.schema.schema import Table

ROOT = "t"
"""The source of the columns of the queried table itself."""


@dataclass(frozen=True, slots=True)
class Path:
    """A column of a source of the query.

    Attributes:
        source: the name of the source: `ROOT`, or that of a `Link`.
        is_name: stands for the name of the record that the column, a lookup, points at.
    """

    column: Column
    source: str = ROOT
    is_name: bool = False

    @property
    def is_text(self) -> bool:
        """Whether its value is text, which is compared without case."""
        return self.is_name or self.column.is_text


@dataclass(frozen=True, slots=True)
class Condition:
    r"""A comparison of a column with values.

    Attributes:
        operator: `eq ne gt ge lt le in contains startswith endswith like has points-at`. `like` takes a pattern of
            sqlite with `\` as escape character, `has` the options of a choice with several values, `points-at` an id
            and the tables that can have its record.
        values: one value, several for `in`, `has` and `points-at`; a `Path` is compared column with column.
    """

    path: Path
    operator: str
    values: tuple[Stored | Path, ...]


@dataclass(frozen=True, slots=True)
class Never:
    """A condition that matches no record, even under a negation."""


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions joined by and, or by or. Without parts, an and matches all records, an or none."""

    is_and: bool
    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """The negation of a condition or a group."""

    part: Tree


@dataclass(frozen=True, slots=True)
class Related:
    """Whether a linked record meets the condition of the link; with `is_all`, whether all linked records do."""

    link: Link
    is_all: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Another table, whose rows belong to a row if two columns are equal.

    Attributes:
        source: its name, which no other source of the query has.
        column: its own column.
        to: the column of an earlier source.
        of: the table of that source.
        is_outer: whether rows without a linked row remain.
        where: the condition of the linked rows.
        links: tables linked to this one.
        is_first: whether only the first of the linked rows belongs to the row.
    """

    source: str
    table: Table
    column: Column
    to: Path
    of: Table
    is_outer: bool = True
    where: Tree | None = None
    links: tuple[Link, ...] = ()
    is_first: bool = False


Tree: TypeAlias = Condition | Group | Negation | Never | Related
"""A condition of any kind."""


class Function(StrEnum):
    """An aggregate function [D]."""

    COUNT = "count"
    COUNT_COLUMN = "countcolumn"
    SUM = "sum"
    AVERAGE = "avg"
    MINIMUM = "min"
    MAXIMUM = "max"


class DatePart(StrEnum):
    """A part of a date to group by [D]."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Output:
    """A value of the records that a query returns.

    Attributes:
        alias: its name; if empty, the value has the Web API name of the column.
        function: the aggregate function; None for the value itself, which an aggregate query groups by.
        is_distinct: whether a function counts equal values once.
        part: the part of the date that is meant.
    """

    path: Path
    alias: str = ""
    function: Function | None = None
    is_distinct: bool = False
    part: DatePart | None = None

    @property
    def name(self) -> str:
        """Its name in the records."""
        return self.alias or self.path.column.web_name


@dataclass(frozen=True, slots=True)
class Order:
    """An order by a column or by an output; a choice is ordered by its labels or by its values."""

    by: Path | Output
    is_descending: bool = False
    by_label: bool = False

    @property
    def path(self) -> Path:
        """The column by which it orders, or that of the output."""
        return self.by if isinstance(self.by, Path) else self.by.path


@dataclass(frozen=True, slots=True)
class ExpandedLookup:
    """The record that a lookup points at, under the name of a navigation property. `targets` are its tables.

    Attributes:
        queries: what to read, by the name of the table.
    """

    name: str
    column: Column
    queries: dict[str, Query]


@dataclass(frozen=True, slots=True)
class ExpandedOwner:
    """The id of the owner of a record, under the name of the navigation property."""

    name: str
    column: Column


@dataclass(frozen=True, slots=True)
class ExpandedReference:
    """The address of the record that a lookup points at, under the name of a navigation property.

    Attributes:
        sets: the entity set names of the tables that the property leads to, by their names.
    """

    name: str
    column: Column
    sets: dict[str, str]


@dataclass(frozen=True, slots=True)
class ExpandedCollection:
    """The records whose lookup points at a record, under the name of a navigation property."""

    name: str
    column: Column
    query: Query


@dataclass(frozen=True, slots=True)
class ExpandedLinks:
    """The records that are associated with a record, under the name of a navigation property.

    Attributes:
        links: the table of the links.
        column: its column with the ids of the record.
        other_column: its column with the ids of the associated records.
    """

    name: str
    links: Table
    column: Column
    other_column: Column
    query: Query


Expand: TypeAlias = (
    ExpandedLookup | ExpandedOwner | ExpandedReference | ExpandedCollection | ExpandedLinks
)


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a table.

    Attributes:
        outputs: the values of its records.
        where: the condition; None for all records.
        links: the tables that it joins.
        orders: by default the order of creation [A].
        expands: the related records in its records.
        is_aggregate: whether it returns a record for each group; the outputs without a function are the groups.
        is_distinct: whether equal records are returned once.
        top: the maximum number of records.
        skip: the number of records to skip.
        page_size: the maximum number of records on a page, if the query says so itself.
        page: the number of the page, from 1.
        has_nulls: whether missing values are null; otherwise they are left out.
        is_counted: whether the number of all records that match is asked for.
    """

    table: Table
    outputs: tuple[Output, ...]
    where: Tree | None = None
    links: tuple[Link, ...] = ()
    orders: tuple[Order, ...] = ()
    expands: tuple[Expand, ...] = ()
    is_aggregate: bool = False
    is_distinct: bool = False
    top: int | None = None
    skip: int = 0
    page_size: int | None = None
    page: int = 1
    has_nulls: bool = True
    is_counted: bool = False


def navigation_link(source: str, table: Table, lookup: Path, of: Table) -> Link:
    """The outer link of the record that a lookup of a table points at in another table."""
    return Link(source, table, table.columns[table.primary_id], lookup, of)


def both(one: Tree | None, other: Tree | None) -> Tree | None:
    """The condition that both hold; None stands for no condition."""
    if one is None or other is None:
        return one or other
    return Group(is_and=True, parts=(one, other))
