"""The columns of a table: their types, choices and lookup targets."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from apm.core.json_text import Json
from apm.dataverse.system_columns import VERSION

DETAILS = "Details"
"""The usual group of a menu of related tables [D]."""

USUAL_ORDER = 10_000
"""The position of a new relationship in its group [S]."""


DAY = "date"
"""The format of a date and time of which only the day is shown."""


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
    CHOICES = "choices"
    """A choice with several values, stored as `1,2` in the order of the options."""
    LOOKUP = "lookup"
    PARTIES = "parties"
    """A party list of an activity: its records are in the table `activityparty`, and the Web API has no such column."""


class Behavior(StrEnum):
    """How a date and time depends on the time zone of the user [D]."""

    USER_LOCAL = "UserLocal"
    DATE_ONLY = "DateOnly"
    TIME_ZONE_INDEPENDENT = "TimeZoneIndependent"
    """Every user sees the time that is stored."""


class PrecisionSource(IntEnum):
    """What says how many decimal places an amount of money has [D]."""

    COLUMN = 0
    ORGANIZATION = 1
    CURRENCY = 2
    """The currency of the record."""


class Required(StrEnum):
    """The requirement level of a column [D]."""

    NO = ""
    APPLICATION = "application"
    """Forms require a value; the Web API does not."""
    SYSTEM = "system"
    """No record is saved without a value."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a choice or of a boolean.

    Attributes:
        state: for a status reason, the `statecode` that it belongs to.
    """

    value: int
    label: str
    state: int | None = None


@dataclass(frozen=True, slots=True)
class RelatedMenu:
    """How the records of a relationship are offered on the form of the record that they belong to [D].

    Attributes:
        label: the label; empty for the plural name of the table.
        group: the group of the menu: `Details`, `Sales`, `Service` or `Marketing` [D].
        order: the position in the group.
        id: the name for scripts; empty for `nav_` and the name of the relationship.
    """

    label: str = ""
    group: str = DETAILS
    order: int = USUAL_ORDER
    id: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A table that a lookup can point at.

    Attributes:
        navigation: the navigation property for `$expand` and `@odata.bind`; a customer has one for each table [D].
        collection: the navigation property of the target that lists the records; empty if there is none.
        name: the schema name of the relationship; empty if it is that of `collection`.
        menu: how forms of the target offer the records; None if they do not.
    """

    table: str
    navigation: str
    collection: str = ""
    name: str = ""
    menu: RelatedMenu | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        max_length: the maximum number of characters of a text.
        minimum: the least value of a number; None for that of its type.
        maximum: the greatest value of a number; None for that of its type.
        precision: the decimal places of a number; None for those of its type. `limits.py` has the rules of the three.
        precision_source: what says how many decimal places an amount of money has.
        options: the options of a choice, of choices or of a boolean.
        targets: the tables that a lookup can point at.
        default: the value of a new record; without a default, a choice stays empty.
        read_only: only the system writes the column; values of callers are ignored, as in the product [S].
        parental: for a lookup, whether records are deleted with the record that they point at.
        joins: the columns whose values are joined with spaces to make this value, as for a full name.
        autonumber: the text of an automatic number, with `{number}`.
        participation: for a party list, the `participationtypemask` of its parties.
        behavior: of a date and time; that of a date is always `DateOnly`.
        format: `date` if forms and formatted values show only the day of a date and time [D].
        is_system: the column comes with every table and is not described for this one; generated forms leave it out.
        tables: for a text that names a table, the tables with their labels.
    """

    name: str
    label: str
    kind: Kind
    required: Required = Required.NO
    max_length: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    precision: int | None = None
    precision_source: PrecisionSource = PrecisionSource.CURRENCY
    options: tuple[Option, ...] = ()
    targets: tuple[Target, ...] = ()
    default: Json = None
    read_only: bool = False
    parental: bool = False
    joins: tuple[str, ...] = ()
    autonumber: str = ""
    participation: int = 0
    behavior: Behavior = Behavior.USER_LOCAL
    format: str = ""
    is_system: bool = False
    tables: tuple[tuple[str, str], ...] = ()

    @property
    def web_name(self) -> str:
        """The name in the Web API: `_x_value` for a lookup [D]."""
        return f"_{self.name}_value" if self.kind is Kind.LOOKUP else self.name

    @property
    def is_text(self) -> bool:
        """Whether the column holds text; comparisons of text ignore case [D]."""
        return self.kind in (Kind.TEXT, Kind.MEMO)

    @property
    def is_day(self) -> bool:
        """Whether forms and formatted values show a day without a time."""
        return self.kind is Kind.DATE or (self.kind is Kind.DATETIME and self.format == DAY)

    @property
    def is_version(self) -> bool:
        """Whether the column has the version of the record, which the database writes."""
        return self.name == VERSION and self.kind is Kind.INTEGER

    def option(self, value: Json) -> Option | None:
        """The option with a value; None if there is none."""
        return next((each for each in self.options if each.value == value), None)
