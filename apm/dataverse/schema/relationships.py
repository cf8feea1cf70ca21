"""The relationships between tables, as one of the two tables sees them.

>>> ManyToMany("con_links", "accountid", "contactid", "con_Friends", "contact").is_called("con_friends")
True
"""

from dataclasses import dataclass
from typing import TypeAlias

from apm.core.json_text import Json
from apm.dataverse.schema.columns import Column, RelatedMenu, Target


@dataclass(frozen=True, slots=True)
class Relationship:
    """A one-to-many relationship: `column` is the lookup of `table` that points at the other table.

    Attributes:
        collection: the navigation property of the other table; empty if there is none.
        name: the schema name.
        menu: how forms of the other table offer the records; None if they do not.
    """

    table: str
    column: Column
    collection: str
    name: str = ""
    menu: RelatedMenu | None = None

    def navigation(self, table: str) -> str:
        """The navigation property of the lookup that leads to a table, one of those that it can point at."""
        return next(each.navigation for each in self.column.targets if each.table == table)

    def is_called(self, name: str) -> bool:
        """Whether it has a schema name, or a navigation property, in any case."""
        return name.strip().lower() in (self.name.lower(), self.collection.lower())


@dataclass(frozen=True, slots=True)
class LinkSide:
    """One of the two tables of a many-to-many relationship.

    Attributes:
        table: the logical name.
        column: the column of the links with the ids of its records.
        menu: how forms of the other table offer its records; None if they do not.
    """

    table: str
    column: str
    menu: RelatedMenu | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """What the records of a table link, if it is the table of a many-to-many relationship.

    Attributes:
        name: the schema name of the relationship.
        sides: the two tables, which can be the same.
    """

    name: str
    sides: tuple[LinkSide, LinkSide]


@dataclass(frozen=True, slots=True)
class ManyToMany:
    """A many-to-many relationship, as one of its tables sees it.

    Attributes:
        links: the logical name of the table of the links.
        column: its column with the ids of this table.
        other_column: its column with the ids of the other table.
        name: the schema name.
        table: the logical name of the other table.
        menu: how forms of this table offer the records of the other one; None if they do not.
    """

    links: str
    column: str
    other_column: str
    name: str
    table: str
    menu: RelatedMenu | None = None

    @property
    def collection(self) -> str:
        """The navigation property of both tables, which has the schema name [D]."""
        return self.name

    def link(self, record_id: str, other_id: str) -> dict[str, Json]:
        """The values of the link between a record of this table and one of the other."""
        return {self.column: record_id, self.other_column: other_id}

    def is_called(self, name: str) -> bool:
        """Whether it has a schema name, in any case."""
        return name.strip().lower() == self.name.lower()


AnyRelationship: TypeAlias = Relationship | ManyToMany
"""A relationship that relates several records to one."""


def schema_name(table: str, column: Column, target: Target) -> str:
    """The schema name of a relationship; a table of the user need not have one [A]."""
    return target.name or target.collection or f"{table}_{column.name}_{target.table}"
