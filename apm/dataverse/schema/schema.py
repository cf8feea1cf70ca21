"""What a Dataverse knows of its tables: columns, choices, lookups, views, and what points where.

>>> case = read_sample().table("incidents")
>>> case.name, case.primary_id, case.column("_customerid_value").name
('incident', 'incidentid', 'customerid')
>>> [each.collection for each in read_sample().pointing_at("incident")][:2]
['incident_parent_incident', 'Incident_Tasks']
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from apm.core.errors import ApmError, bad_input, show
from apm.core.json_text import Json
from apm.dataverse.names import clean_id, unknown


class Kind(StrEnum):
    """The type of a column [D]."""

    ID = "id"
    TEXT = "text"
    MEMO = "memo"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    BOOLEAN = "boolean"
    DATETIME = "datetime"
    DATE = "date"
    CHOICE = "choice"
    LOOKUP = "lookup"


class Required(StrEnum):
    """How much a column needs a value [D]."""

    NO = ""
    APPLICATION = "application"
    """Forms ask for it; the Web API does not."""
    SYSTEM = "system"
    """Nothing is saved without it."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a choice column, or one of the two of a boolean.

    Attributes:
        state: of a status reason: the `statecode` it belongs to.
    """

    value: int
    label: str
    state: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A table that a lookup may point to.

    Attributes:
        navigation: the lookup's name in `$expand` and in front of `@odata.bind`; a customer has one for each table [D].
        collection: the name of the way back, in the target's `$expand`; empty when there is none here.
    """

    table: str
    navigation: str
    collection: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        max_length: characters that fit a text.
        options: of a choice or boolean.
        targets: of a lookup.
        default: what a new record gets; a choice without one stays empty.
        read_only: the system writes it; what callers write is passed over, as in the product [S].
        joins: columns whose values, with a space between, make up this one, as in a full name.
        autonumber: text with `{number}` that a new record gets.
    """

    name: str
    label: str
    kind: Kind
    required: Required = Required.NO
    max_length: int | None = None
    options: tuple[Option, ...] = ()
    targets: tuple[Target, ...] = ()
    default: Json = None
    read_only: bool = False
    joins: tuple[str, ...] = ()
    autonumber: str = ""

    @property
    def web_name(self) -> str:
        """Its name in the Web API: `_x_value` for a lookup [D]."""
        return f"_{self.name}_value" if self.kind is Kind.LOOKUP else self.name

    @property
    def is_text(self) -> bool:
        """Whether it holds text, which is compared without regard to case [D]."""
        return self.kind in (Kind.TEXT, Kind.MEMO)

    def option(self, value: Json) -> Option | None:
        """The option of a value."""
        return next((each for each in self.options if each.value == value), None)


@dataclass(frozen=True, slots=True)
class View:
    """A public view of a table.

    Attributes:
        columns: by logical name, in order.
        options: the query that the view makes, for `Records.query`.
    """

    id: str
    name: str
    columns: tuple[str, ...]
    options: str


@dataclass(frozen=True, slots=True)
class Relationship:
    """A lookup of `table` that points at another table: records there have many of these.

    Attributes:
        collection: its name in the target's `$expand`; empty when there is none here.
    """

    table: str
    column: Column
    collection: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        set_name: its name in addresses, as in `/accounts(...)`.
        columns: by logical name.
        views: the first is the default.
    """

    name: str
    set_name: str
    label: str
    plural: str
    primary_id: str
    primary_name: str
    columns: Mapping[str, Column]
    views: tuple[View, ...]
    _by_web_name: Mapping[str, Column] = field(repr=False, default_factory=dict)

    def column(self, web_name: str) -> Column:
        """The column of a name as the Web API gives it.

        Raises:
            ApmError: there is none.
        """
        found = self._by_web_name.get(web_name)
        if found:
            return found
        if web_name in self.columns:
            right = self.columns[web_name].web_name
            raise bad_input(f"{self.name}.{web_name} is a lookup; its column is called {right}")
        raise unknown("column", web_name, self._by_web_name, f" in {self.name}")

    def find(self, web_name: str) -> Column | None:
        """The column of a Web API name, if there is one."""
        return self._by_web_name.get(web_name)

    def navigation(self, name: str) -> tuple[Column, tuple[Target, ...]] | None:
        """The lookup behind a navigation property, and the tables that it leads to."""
        for column in self.columns.values():
            targets = tuple(each for each in column.targets if each.navigation == name)
            if targets:
                return column, targets
        return None

    def view(self, view_id: str = "") -> View:
        """A view by its id; the default view when there is none of that id [D]."""
        wanted = clean_id(view_id)
        return next((each for each in self.views if each.id == wanted), self.views[0])


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables, by logical name."""

    tables: Mapping[str, Table]

    def table(self, name: str) -> Table:
        """The table of a logical name or of an entity set name.

        Raises:
            ApmError: there is none.
        """
        cleaned = name.strip().lower()
        found = self.tables.get(cleaned)
        found = found or next((e for e in self.tables.values() if e.set_name == cleaned), None)
        if found is None:
            raise unknown("table", name, self.tables)
        return found

    def pointing_at(self, name: str) -> tuple[Relationship, ...]:
        """The lookups of all tables that may point at a table."""
        return tuple(
            Relationship(table.name, column, target.collection)
            for table in self.tables.values()
            for column in table.columns.values()
            for target in column.targets
            if target.table == name
        )

    def no_navigation(self, table: Table, name: str) -> ApmError:
        """The refusal of a navigation property that a table does not have."""
        known = [target.navigation for each in table.columns.values() for target in each.targets]
        known += [each.collection for each in self.pointing_at(table.name) if each.collection]
        if name in table.columns and table.columns[name].kind is not Kind.LOOKUP:
            return bad_input(f"{show(name)} is a column of {table.name}, no navigation property")
        return unknown("navigation property", name, dict.fromkeys(known), f" in {table.name}")


@lru_cache(maxsize=1)
def read_sample() -> Schema:
    """The schema of the sample tables."""
    from apm.dataverse.sample import sample_tables  # noqa: PLC0415
    from apm.dataverse.schema.schema_reading import read_schema  # noqa: PLC0415

    return read_schema(sample_tables())
