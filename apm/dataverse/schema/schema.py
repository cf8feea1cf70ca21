"""All tables and the relationships between them.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> read_sample().table("incidents").name
'incident'
>>> [each.collection for each in read_sample().pointing_at("incident")][:2]
['incident_parent_incident', 'Incident_Tasks']
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from apm.core.errors import ApmError, bad_input, show
from apm.dataverse.names import unknown
from apm.dataverse.schema.activity_pointer import POINTER, POINTERS, REFERRING, pointer_target
from apm.dataverse.schema.columns import Column, Kind, Target
from apm.dataverse.schema.relationships import (
    AnyRelationship,
    ManyToMany,
    Relationship,
    schema_name,
)
from apm.dataverse.schema.table import Table, pointer_table
from apm.dataverse.schema.view_tables import VIEW_TABLES, view_table

__all__ = ["Schema", "Table"]

_SETS = {POINTERS: POINTER, **{set_name: name for name, set_name in VIEW_TABLES.items()}}
"""The tables without records of their own by entity set name."""


@dataclass(frozen=True)
class Schema:
    """All tables.

    Attributes:
        tables: the tables by logical name.
        referring: for each table, the names of the tables with lookups that can point at it.
        linking: for each table, the names of the tables that link its records to others.
    """

    tables: Mapping[str, Table]
    referring: Mapping[str, Collection[str]]
    linking: Mapping[str, Collection[str]]

    @cached_property
    def pointer(self) -> Table | None:
        """The table of all activities, which has no records of its own; None without activities.

        It is not one of `tables`, whose records are written. A table of the user with its name takes its place.
        """
        return None if POINTER in self.tables else pointer_table(self.tables.values())

    @property
    def with_views(self) -> tuple[Table, ...]:
        """The tables whose views are views of the workspace: those of `tables`, and that of all activities."""
        return (*self.tables.values(), *([self.pointer] if self.pointer else ()))

    @cached_property
    def view_tables(self) -> Mapping[str, Table]:
        """The tables of views by logical name, which have no records of their own, as `pointer`."""
        labels = tuple((each.name, each.label) for each in self.with_views)
        return {name: view_table(name, labels) for name in VIEW_TABLES if name not in self.tables}

    @property
    def readable(self) -> tuple[Table, ...]:
        """All tables that are read: those with records of their own, that of all activities, and those of views."""
        return (*self.with_views, *self.view_tables.values())

    @property
    def names(self) -> tuple[str, ...]:
        """The logical names of all tables that are read."""
        return tuple(each.name for each in self.readable)

    def find(self, name: str) -> Table | None:
        """The table with a logical name; None if there is none."""
        return self.tables.get(name) or self._only_read(name)

    def _only_read(self, name: str) -> Table | None:
        """A table without records of its own; it is made when it is asked for."""
        if name == POINTER:
            return self.pointer
        return self.view_tables.get(name) if name in VIEW_TABLES else None

    def table(self, name: str) -> Table:
        """The table with a logical name or an entity set name.

        Raises:
            ApmError: there is no such table; for one of the product, the message says what stands in for it.
        """
        cleaned = name.strip().lower()
        found = self.find(cleaned)
        found = found or next((e for e in self.tables.values() if e.set_name == cleaned), None)
        found = found or self._only_read(_SETS.get(cleaned, ""))
        if found is None:
            from apm.dataverse.schema.absent_tables import (  # noqa: PLC0415 - For errors only.
                absent_table,
            )

            raise absent_table(name) or unknown("table", name, self.names)
        return found

    def logical(self, name: str) -> Table:
        """The table with a logical name; an entity set name is refused, as in the product [D].

        Raises:
            ApmError: there is no such table.
        """
        found = self.find(name.strip().lower())
        if found is not None:
            return found
        table = self.table(name)
        raise bad_input(
            f"{show(name)} is the entity set name of a table; write its logical name, '{table.name}'"
        )

    def targets(self, table: Table, column: Column) -> tuple[Target, ...]:
        """The tables that a lookup leads to: those that it points at, and that of all activities [D]."""
        added = pointer_target(table.name, column) if self.pointer else None
        return (*column.targets, added) if added else column.targets

    def navigation(self, table: Table, name: str) -> tuple[Column, tuple[Target, ...]] | None:
        """The lookup of a navigation property that is read, and the tables that the property leads to.

        They are those of `Table.navigation`, and that of all activities; None if there is no such property.
        """
        found = table.navigation(name)
        every = table.columns.values() if found is None and name.endswith(POINTER) else ()
        for column in every:
            to = tuple(each for each in self.targets(table, column) if each.navigation == name)
            if to:
                return column, to
        return found

    def pointing_at(self, name: str) -> tuple[Relationship, ...]:
        """The relationships whose lookups can point at a table, or lead to it."""
        is_pointer = name == POINTER and self.pointer is not None
        referring = REFERRING if is_pointer else self.referring.get(name, ())
        return tuple(
            relationship
            for each in referring
            if each in self.tables
            for relationship in self._pointing(self.tables[each], name)
        )

    def leading(self, name: str, to: str) -> tuple[Relationship, ...]:
        """The relationships whose lookups of a table lead to another, also those of all activities."""
        table = self.find(name)
        return tuple(self._pointing(table, to)) if table else ()

    def linked_to(self, name: str) -> tuple[ManyToMany, ...]:
        """The many-to-many relationships of a table.

        In a relationship of a table with itself, the first column has the ids of the record that is looked at [A].
        """
        return tuple(
            ManyToMany(each, own.column, other.column, links.name, other.table, other.menu)
            for each in self.linking.get(name, ())
            if (links := self.tables[each].links)
            for own, other in (links.sides if links.sides[0].table == name else links.sides[::-1],)
        )

    def links_of(self, table: str) -> Iterator[tuple[Table, str]]:
        """The tables of links of a table, each with its column that has the ids of the table's records."""
        for each in self.linking.get(table, ()):
            links = self.tables[each].links
            for side in links.sides if links else ():
                if side.table == table:
                    yield self.tables[each], side.column

    def many_to_many(self, name: str, table: str, other: str = "") -> ManyToMany | None:
        """The many-to-many relationship with a schema name, in any case, between two tables; None if there is none.

        Without `other`, it is that between a table and any other one.
        """
        found = (each for each in self.linked_to(table) if other in ("", each.table))
        return next((each for each in found if each.is_called(name)), None)

    def collections(self, table: str) -> tuple[AnyRelationship, ...]:
        """The relationships whose records the navigation properties of a table collect."""
        named = (each for each in self.pointing_at(table) if each.collection)
        activities = self.leading(POINTER, table) if self.pointer else ()
        return (*named, *self.linked_to(table), *activities)

    def collection(self, table: str, name: str) -> AnyRelationship | None:
        """The relationship of a navigation property that collects records; None if there is none."""
        return next((each for each in self.collections(table) if each.collection == name), None)

    def no_navigation(self, table: Table, name: str) -> ApmError:
        """The error for a navigation property that a table does not have."""
        targets = (self.targets(table, each) for each in table.columns.values())
        known = [target.navigation for each in targets for target in each]
        known += [each.collection for each in self.collections(table.name)]
        if name in table.columns and table.columns[name].kind is not Kind.LOOKUP:
            return bad_input(f"{show(name)} is a column of {table.name}, no navigation property")
        return unknown("navigation property", name, dict.fromkeys(known), f" in {table.name}")

    def _pointing(self, table: Table, name: str) -> Iterator[Relationship]:
        """Yield the relationships whose lookups of one table lead to another."""
        for column in table.columns.values():
            for to in self.targets(table, column):
                if to.table == name:
                    full_name = schema_name(table.name, column, to)
                    yield Relationship(table.name, column, to.collection, full_name, to.menu)
