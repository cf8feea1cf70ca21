"""What a command returns: its value, the events that happened, and whether it succeeded.

>>> success("tab-id-1").with_value(None)
Outcome(value=None, events=(), is_success=True)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from apm.core import events
from apm.core.events import Event

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Value_co]):
    """What a command returns.

    Attributes:
        value: the result for the caller.
        events: what happened, in order.
        is_success: the command did what it was asked for; a limit message goes then [A]. Reads and typing are no
            success, nor is a command that did nothing.
    """

    value: Value_co
    events: tuple[Event, ...] = ()
    is_success: bool = False

    def with_value(self, value: Value) -> Outcome[Value]:
        """The same outcome with another value."""
        return Outcome(value, self.events, self.is_success)


def success(value: Value, events: tuple[Event, ...] = ()) -> Outcome[Value]:
    """The outcome of a command that did what it was asked for."""
    return Outcome(value, events, is_success=True)


def refused(reason: str) -> Outcome[bool]:
    """The outcome of a command that did nothing; the reason goes to the console as a warning."""
    return Outcome(False, (events.Warned(reason),))
