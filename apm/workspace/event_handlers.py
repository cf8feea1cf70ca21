"""Handlers for events of the workspace: other packages add them to react when a session closes or gets the focus.

A conversation, for example, ends when its session closes. `apm.conversations` imports `apm.workspace`, so the workspace
cannot call it by name. `apm.conversations` adds a handler instead.

>>> from apm.core.events import SessionClosed, Warned
>>> handlers = EventHandlers()
>>> handlers.add(SessionClosed, lambda event: (Warned(f"{event.title} closed"),))
>>> [each.message for each in handlers.call((SessionClosed("session-id-1", (), "Case"),))]
['Case closed']
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from apm.core.events import Event, SessionClosed, SessionSwitched

Handled = TypeVar("Handled", SessionClosed, SessionSwitched)
"""The types of events that can have handlers."""

Handler = Callable[[Handled], Iterable[Event]]
"""Reacts to an event and returns the events that result from the reaction."""


class EventHandlers:
    """Handlers by the type of event that they are added for."""

    def __init__(self) -> None:
        self._handlers: dict[type[Event], list[Handler[Any]]] = {}

    def add(self, event_type: type[Handled], handler: Handler[Handled]) -> None:
        """Adds a handler for one type of event. Handlers run in the order in which they were added."""
        self._handlers.setdefault(event_type, []).append(handler)

    def call(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Calls the handlers of each event, and returns the events that result."""
        results: list[Event] = []
        for event in events:
            for handler in self._handlers.get(type(event), ()):
                results.extend(handler(event))
        return tuple(results)
