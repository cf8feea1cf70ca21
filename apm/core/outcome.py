"""What a command gives back: its result, and what happened."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from apm.core import events
from apm.core.event import Event

Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Value_co]):
    """What a command gives back, and what happened."""

    value: Value_co
    events: tuple[Event, ...] = ()

    @property
    def is_success(self) -> bool:
        """Whether a command did something: it gives true or an id.

        Looking up, and typing, settle nothing; nor does what has to be told as refused.
        """
        did = self.value is True or isinstance(self.value, str)
        return did and not any(
            isinstance(each, events.FieldEdited) or each.alert() for each in self.events
        )


def refused(reason: str) -> Outcome[bool]:
    """The outcome of a command that does nothing and says why in the console."""
    return Outcome(False, (events.Warned(reason),))
