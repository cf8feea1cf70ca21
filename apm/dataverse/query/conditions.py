"""A `$filter` as a tree: conditions, joined by and / or, some of them negated.

The tree says nothing of sqlite, and holds each value apart from the text that the filter was read from.
"""

from dataclasses import dataclass
from typing import TypeAlias

from apm.core.json_text import Json
from apm.core.slugs import Lookup, Slug, as_text

Pieces = tuple[str | Slug, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What a column is compared with.

    Attributes:
        value: as the filter writes it.
        is_loose: it comes from a slug, and may be read as whatever type the column has.
        is_missing: its slug came out empty.
    """

    value: Json
    is_loose: bool = False
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A value that is made of slugs, or of slugs and text around them."""

    pieces: Pieces

    def fill(self, lookup: Lookup) -> Value:
        """The value, once the slugs have theirs.

        It is missing when one of them is empty: `'Case {x}'` does not shrink to `'Case '` [A].
        """
        found = [lookup(each.name) if isinstance(each, Slug) else each for each in self.pieces]
        texts = [as_text(each) for each in found]
        return Value("".join(texts), is_loose=True, is_missing=not all(texts))


@dataclass(frozen=True, slots=True)
class Path:
    """A column, of the table itself or of the record that a lookup leads to."""

    column: str
    navigation: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison.

    Attributes:
        operator: `eq ne gt ge lt le in contains startswith endswith`.
        values: one, or several for `in`.
    """

    path: Path
    operator: str
    values: tuple[Value | Template, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions of which all hold, or at least one."""

    is_and: bool
    parts: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class Negation:
    """The contrary."""

    part: "Tree"


Tree: TypeAlias = "Condition | Group | Negation"
