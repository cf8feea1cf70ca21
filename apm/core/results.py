"""Results of members that are not plain JSON; JavaScript sees each as a value of its own type."""

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
        owner: the `apm.api.member.Owner` whose members it has.
        target: identifies what it represents, and is the first argument of its members; empty if there is only one
            object of this owner.
    """

    owner: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class DateValue:
    """A `Date`.

    Attributes:
        text: the ISO text with an offset. Without one, the time is in the time zone of the browser, and a date alone is
            midnight.
    """

    text: str


@dataclass(frozen=True, slots=True)
class PendingPromise:
    """A Promise that settles later, with the event `Settled` that has the same number."""

    number: int


FieldValue: TypeAlias = "Json | DateValue"
"""The value of a form's field as scripts see it."""

Result: TypeAlias = "Json | Missing | ObjectOf | DateValue | PendingPromise | tuple[ObjectOf, ...]"
"""The results of members other than sessions, tabs and lists of ids."""
