"""The tree of a `$filter`: conditions, joined by and / or, some of them negated.

The tree is independent of sqlite and of the text of the filter.
"""

from dataclasses import dataclass
from typing import TypeAlias

from apm.core.json_text import Json
from apm.core.slugs import Lookup, Slug, as_text

Pieces = tuple[str | Slug, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a column is compared with.

    Attributes:
        value: the value in the filter.
        is_loose: the value comes from a slug and is converted to the type of the column.
        is_missing: the slug is empty.
    """

    value: Json
    is_loose: bool = False
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A value with slugs in it."""

    pieces: Pieces

    def fill(self, lookup: Lookup) -> Value:
        """The value with the values of its slugs.

        It is missing if one of the slugs is empty: `'Case {x}'` does not become `'Case '` [A].
        """
        found = [lookup(each.name) if isinstance(each, Slug) else each for each in self.pieces]
        texts = [as_text(each) for each in found]
        return Value("".join(texts), is_loose=True, is_missing=not all(texts))


@dataclass(frozen=True, slots=True)
class Path:
    """A column of the table, or of the record that a lookup points at."""

    column: str
    navigation: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison.

    Attributes:
        operator: `eq ne gt ge lt le in contains startswith endswith`.
        values: one value; for `in`, several.
    """

    path: Path
    operator: str
    values: tuple[Value | Template, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions joined by and, or by or."""

    is_and: bool
    parts: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class Negation:
    """The negation of a condition or a group."""

    part: "Tree"


Tree: TypeAlias = "Condition | Group | Negation"
