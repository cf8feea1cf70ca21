"""The result of a command: a value, the events that happened, and whether it succeeded.

>>> success("tab-id-1").with_value(None)
Outcome(value=None, events=(), is_success=True)
"""

from __future__ import annotations

from typing import Generic, TypeVar

from apm.core import events
from apm.core.events import Event
from apm.core.values import value_class

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)


@value_class
class Outcome(Generic[Value_co]):
    """The result of a command.

    Attributes:
        value: the value for the caller.
        events: the events that happened, in order.
        is_success: whether the command did what was requested; a success dismisses the message about a limit [A].
            True for commands that changed sessions, tabs, panes, lists, records, conversations or messages, and for
            answers to dialogs. False for reads, for unsaved changes in a form, for dialogs that were opened,
            for commands that were refused, and for those that had nothing to do.
    """

    value: Value_co
    events: tuple[Event, ...] = ()
    is_success: bool = False

    def with_value(self, value: Value) -> Outcome[Value]:
        """The same outcome with another value."""
        return Outcome(value, self.events, self.is_success)


def success(value: Value, events: tuple[Event, ...] = ()) -> Outcome[Value]:
    """The outcome of a command that did what was requested."""
    return Outcome(value, events, is_success=True)


def refused(reason: str) -> Outcome[bool]:
    """The outcome of a command that had no effect; the console shows the reason as a warning."""
    return Outcome(False, (events.Warned(reason),))
