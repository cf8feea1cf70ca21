"""Functions that are called when a session was closed or another session was focused.

>>> from apm.core.events import SessionClosed, Warned
>>> followers = Followers()
>>> followers.add(SessionClosed, lambda event: (Warned(f"{event.title} closed"),))
>>> followers.follow_up((SessionClosed("session-id-1", (), "Case"),))
(Warned(message='Case closed'),)
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from apm.core.events import Event, SessionClosed, SessionSwitched

Followed = TypeVar("Followed", SessionClosed, SessionSwitched)
"""The kinds of events that can be followed."""

Handler = Callable[[Followed], Iterable[Event]]
"""Takes an event that happened and returns the events that follow from it."""


class Followers:
    """Handlers by the kind of event that they follow."""

    def __init__(self) -> None:
        self._handlers: dict[type[Event], list[Handler[Any]]] = {}

    def add(self, kind: type[Followed], handler: Handler[Followed]) -> None:
        """Calls a handler for each event of a kind. Handlers run in the order in which they were added."""
        self._handlers.setdefault(kind, []).append(handler)

    def follow_up(self, happened: Iterable[Event]) -> tuple[Event, ...]:
        """Calls the handlers of events, and returns the events that follow from them."""
        return tuple(
            further
            for event in happened
            for handler in self._handlers.get(type(event), ())
            for further in handler(event)
        )
