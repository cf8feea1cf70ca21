"""The columns of a table: their types, choices and lookup targets."""

from dataclasses import dataclass
from enum import StrEnum

from apm.core.json_text import Json


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
