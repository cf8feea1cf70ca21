"""Tables and the relationships between them.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> case = read_sample().table("incidents")
>>> case.name, case.primary_id, case.column("_customerid_value").name
('incident', 'incidentid', 'customerid')
>>> [each.collection for each in read_sample().pointing_at("incident")][:2]
['incident_parent_incident', 'Incident_Tasks']
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from apm.core.errors import ApmError, bad_input, show
from apm.core.ids import bare_id
from apm.dataverse.names import unknown
from apm.dataverse.schema.columns import Column, Kind, Target
from apm.dataverse.schema.views import View, ViewKind


@dataclass(frozen=True, slots=True)
class Relationship:
    """A one-to-many relationship: `column` is the lookup of `table` that points at the other table.

    Attributes:
        collection: the navigation property of the other table; empty if there is none.
    """

    table: str
    column: Column
    collection: str


@dataclass(frozen=True, slots=True)
class Links:
    """What the records of a table link, if it is the table of a many-to-many relationship.

    Attributes:
        name: the schema name of the relationship.
        sides: for each of the two tables its logical name and the column with the ids of its records. Both can be the
            same table.
    """

    name: str
    sides: tuple[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ManyToMany:
    """A many-to-many relationship, as one of its tables sees it.

    Attributes:
        links: the logical name of the table of the links.
        column: its column with the ids of this table.
        other_column: its column with the ids of the other table.
    """

    links: str
    column: str
    other_column: str


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
        """The lookup of a navigation property, and the tables that the property leads to; None if there is none."""
        for column in self.columns.values():
            targets = tuple(each for each in column.targets if each.navigation == name)
            if targets:
                return column, targets
        return None

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


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables by logical name."""

    tables: Mapping[str, Table]

    def table(self, name: str) -> Table:
        """The table with a logical name or an entity set name.

        Raises:
            ApmError: there is no such table.
        """
        cleaned = name.strip().lower()
        found = self.tables.get(cleaned)
        found = found or next((e for e in self.tables.values() if e.set_name == cleaned), None)
        if found is None:
            raise unknown("table", name, self.tables)
        return found

    def logical(self, name: str) -> Table:
        """The table with a logical name; an entity set name is refused, as in the product [D].

        Raises:
            ApmError: there is no such table.
        """
        found = self.tables.get(name.strip().lower())
        if found is not None:
            return found
        table = self.table(name)
        raise bad_input(
            f"{show(name)} is the entity set name of a table; write its logical name, '{table.name}'"
        )

    def pointing_at(self, name: str) -> tuple[Relationship, ...]:
        """The relationships whose lookups can point at a table."""
        return tuple(
            Relationship(table.name, column, target.collection)
            for table in self.tables.values()
            for column in table.columns.values()
            for target in column.targets
            if target.table == name
        )

    def links_of(self, table: str) -> Iterator[tuple[Table, str]]:
        """The tables of links of a table, each with its column that has the ids of the table's records."""
        for each in self.tables.values():
            for name, column in each.links.sides if each.links else ():
                if name == table:
                    yield each, column

    def many_to_many(self, name: str, table: str, other: str = "") -> ManyToMany | None:
        """The many-to-many relationship with a schema name, in any case, between two tables; None if there is none.

        Without `other`, it is that between a table and any other one. In a relationship of a table with itself, the
        first column has the ids of `table` [A].
        """
        for each in self.tables.values():
            if each.links and each.links.name.lower() == name.strip().lower():
                (first, column), (second, other_column) = each.links.sides
                if table == first and other in ("", second):
                    return ManyToMany(each.name, column, other_column)
                if table == second and other in ("", first):
                    return ManyToMany(each.name, other_column, column)
        return None

    def no_navigation(self, table: Table, name: str) -> ApmError:
        """The error for a navigation property that a table does not have."""
        known = [target.navigation for each in table.columns.values() for target in each.targets]
        known += [each.collection for each in self.pointing_at(table.name) if each.collection]
        if name in table.columns and table.columns[name].kind is not Kind.LOOKUP:
            return bad_input(f"{show(name)} is a column of {table.name}, no navigation property")
        return unknown("navigation property", name, dict.fromkeys(known), f" in {table.name}")
