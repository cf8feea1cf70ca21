"""A table: its columns, its views, and what its records link.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> case = read_sample().table("incident")
>>> case.name, case.primary_id, case.column("_customerid_value").name, case.homes
('incident', 'incidentid', 'customerid', ('incident',))
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from apm.core.errors import bad_input, show
from apm.core.ids import bare_id
from apm.core.json_text import Json
from apm.dataverse.names import unknown
from apm.dataverse.schema.activity_pointer import (
    ACTIVITY_ID,
    POINTER,
    POINTERS,
    TYPE,
    pointer_columns,
    pointer_view,
)
from apm.dataverse.schema.columns import Column, Target
from apm.dataverse.schema.relationships import Links
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
        parts: the tables whose records are its records, if it has none of its own; usually empty.
        is_written: whether its records are written; those of other tables follow from something else.
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
    is_written: bool = True
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
            ApmError: it is only read.
        """
        if not self.is_written:
            tables = " or ".join(self.parts)
            views = "a view is described with its table, or is in a solution"
            instead = f"write a record of {tables}" if tables else views
            raise bad_input(f"{self.name} is only read; {instead}")

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


def pointer_table(tables: Iterable[Table]) -> Table | None:
    """The table of all activities; None if none of the tables has activities."""
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
        is_written=False,
        _by_web_name={each.web_name: each for each in columns.values()},
    )
