"""Results of members that are no plain JSON: what JavaScript sees of them is its own kind of value."""

from dataclasses import dataclass
from typing import TypeAlias

from apm.core.json_text import Json


class Missing:
    """The type of `MISSING`."""


MISSING = Missing()
"""A result that JavaScript sees as `undefined`."""


@dataclass(frozen=True, slots=True)
class ObjectOf:
    """An object of the API.

    Attributes:
        owner: whose members it has, an `apm.api.member.Owner`.
        target: what it is about, as its members are told it; empty for those there is only one of.
    """

    owner: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class DateValue:
    """A `Date`.

    Attributes:
        text: in ISO form, with an offset; a date alone is midnight where the browser is.
    """

    text: str


@dataclass(frozen=True, slots=True)
class PendingPromise:
    """A Promise that settles later, with the event `apm.core.events.Settled` of that number."""

    number: int


FieldValue: TypeAlias = "Json | DateValue"
"""The value of a form's field, as scripts get it."""

Result: TypeAlias = "Json | Missing | ObjectOf | DateValue | PendingPromise | tuple[ObjectOf, ...]"
"""What a member may give, beside sessions, tabs and lists of ids."""
