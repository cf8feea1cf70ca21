"""Tables and the relationships between them.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> case = read_sample().table("incidents")
>>> case.name, case.primary_id, case.column("_customerid_value").name
('incident', 'incidentid', 'customerid')
>>> [each.collection for each in read_sample().pointing_at("incident")][:2]
['incident_parent_incident', 'Incident_Tasks']
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from apm.core.errors import ApmError, bad_input, show
from apm.core.ids import bare_id
from apm.core.json_text import Json
from apm.dataverse.names import unknown
from apm.dataverse.schema.activity_pointer import (
    ACTIVITY_ID,
    POINTER,
    POINTERS,
    REFERRING,
    TYPE,
    pointer_columns,
    pointer_target,
    pointer_view,
)
from apm.dataverse.schema.columns import Column, Kind, Target
from apm.dataverse.schema.relationships import (
    AnyRelationship,
    Links,
    ManyToMany,
    Relationship,
    schema_name,
)
from apm.dataverse.schema.views import View, ViewKind


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        set_name: the entity set name, as in `/accounts(...)`.
        columns: the columns by logical name.
        views: the public views; the first is the default view.
        other_views: the views of the other kinds; the first of a kind is its default.
        parties: the party lists of an activity by logical name; forms have them beside the columns [D].
        keys: the alternate keys, each as the logical names of its columns.
        links: what its records link; None for other tables.
        is_searched: whether the search finds its records; not those that only link records or configure an app [A].
        parts: the tables whose records are its records, if it is only read; usually empty.
    """

    name: str
    set_name: str
    label: str
    plural: str
    primary_id: str
    primary_name: str
    columns: Mapping[str, Column]
    views: tuple[View, ...]
    parties: Mapping[str, Column] = field(default_factory=dict)
    is_searched: bool = True
    other_views: tuple[View, ...] = ()
    keys: tuple[tuple[str, ...], ...] = ()
    links: Links | None = None
    parts: tuple[str, ...] = ()
    _by_web_name: Mapping[str, Column] = field(repr=False, default_factory=dict)

    @property
    def form_columns(self) -> Mapping[str, Column]:
        """The columns and the party lists, which both are attributes of forms."""
        return {**self.columns, **self.parties} if self.parties else self.columns

    def column(self, web_name: str) -> Column:
        """The column with a Web API name.

        Raises:
            ApmError: the table has no such column.
        """
        found = self._by_web_name.get(web_name)
        if found:
            return found
        if web_name in self.columns:
            right = self.columns[web_name].web_name
            raise bad_input(f"{self.name}.{web_name} is a lookup; its column is called {right}")
        raise unknown("column", web_name, self._by_web_name, f" in {self.name}")

    def find(self, web_name: str) -> Column | None:
        """The column with a Web API name; None if there is none."""
        return self._by_web_name.get(web_name)

    def navigation(self, name: str) -> tuple[Column, tuple[Target, ...]] | None:
        """The lookup of a navigation property, and the tables that the property points at; None if there is none."""
        for column in self.columns.values():
            targets = tuple(each for each in column.targets if each.navigation == name)
            if targets:
                return column, targets
        return None

    @property
    def homes(self) -> tuple[str, ...]:
        """The names of the tables that have its records: its parts, or the table itself."""
        return self.parts or (self.name,)

    @property
    def identity(self) -> tuple[str, ...]:
        """The columns that say which record is meant: the id, and of a table with parts the name of the part."""
        return (self.primary_id, TYPE) if self.parts else (self.primary_id,)

    def home_of(self, record: Mapping[str, Json]) -> str:
        """The name of the table that has one of its records; of a table with parts, the record says which [D]."""
        return str(record.get(TYPE, self.name)) if self.parts else self.name

    def check_written(self) -> None:
        """Checks that records of the table are written.

        Raises:
            ApmError: it has only the records of other tables.
        """
        if self.parts:
            tables = " or ".join(self.parts)
            raise bad_input(f"{self.name} is only read; write a record of {tables}")

    @property
    def all_views(self) -> tuple[View, ...]:
        """The views of all kinds, the public ones first."""
        return (*self.views, *self.other_views)

    def saved_query(self, view_id: str) -> View:
        """The view with an id, of any kind.

        Raises:
            ApmError: there is none.
        """
        found = self.find_view(view_id)
        if found is None:
            known = ", ".join(f"{each.name} {each.id}" for each in self.views)
            raise bad_input(f"{self.name} has no view {show(view_id)}; there are: {known}")
        return found

    def find_view(self, view_id: str) -> View | None:
        """The view with an id, of any kind; None if there is none."""
        wanted = bare_id(view_id)
        return next((each for each in self.all_views if each.id == wanted), None)

    def view(self, view_id: str = "") -> View:
        """The view with an id, of any kind; the default view if there is none [D]."""
        return self.find_view(view_id) or self.views[0]

    def view_for(self, kind: ViewKind) -> View | None:
        """The default view of a kind; None if the table has no such view."""
        return next((each for each in self.all_views if each.kind is kind), None)


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
        return None if POINTER in self.tables else _pointer(self.tables.values())

    @property
    def readable(self) -> tuple[Table, ...]:
        """All tables that are read: those with records of their own, and that of all activities."""
        return (*self.tables.values(), *([self.pointer] if self.pointer else ()))

    @property
    def names(self) -> tuple[str, ...]:
        """The logical names of all tables that are read."""
        return tuple(each.name for each in self.readable)

    def find(self, name: str) -> Table | None:
        """The table with a logical name; None if there is none."""
        return self.tables.get(name) or (self.pointer if name == POINTER else None)

    def table(self, name: str) -> Table:
        """The table with a logical name or an entity set name.

        Raises:
            ApmError: there is no such table; for one of the product, the message says what stands in for it.
        """
        cleaned = name.strip().lower()
        found = self.find(cleaned)
        found = found or next((e for e in self.tables.values() if e.set_name == cleaned), None)
        found = found or (self.pointer if cleaned == POINTERS else None)
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
        referring = REFERRING & self.tables.keys() if is_pointer else self.referring.get(name, ())
        return tuple(
            relationship
            for each in referring
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


def _pointer(tables: Iterable[Table]) -> Table | None:
    parts = [each for each in tables if each.primary_id == ACTIVITY_ID]
    if not parts:
        return None
    columns = pointer_columns(
        (each.columns for each in parts), ((each.name, each.label) for each in parts)
    )
    return Table(
        name=POINTER,
        set_name=POINTERS,
        label="Activity",
        plural="Activities",
        primary_id=ACTIVITY_ID,
        primary_name="subject" if "subject" in columns else ACTIVITY_ID,
        columns=columns,
        views=(pointer_view(columns),),
        is_searched=False,
        parts=tuple(each.name for each in parts),
        _by_web_name={each.web_name: each for each in columns.values()},
    )
