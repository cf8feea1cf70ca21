"""Messages to the person: alerts that stay until dismissed or until the next success, and what a screen reader says."""

from dataclasses import dataclass, field

from apm.elements import Element, h
from apm.events import AttentionRequested, Event, LimitReached


@dataclass(slots=True)
class Notices:
    """What is on show. Part of the screen, not of the workspace: a failed call still changes nothing there."""

    alert: str = ""
    spoken: str = ""
    _said: int = field(default=0, repr=False)

    def hear(self, event: Event) -> None:
        """Takes up what an event has to say."""
        if isinstance(event, LimitReached):
            self.alert = event.message
        if isinstance(event, AttentionRequested):
            self.say(event.spoken())

    def say(self, text: str) -> None:
        """Has a screen reader say it, also when it is the same as before."""
        self._said += 1
        # A live region is read when its text changes; a trailing no-break space makes it another text.
        self.spoken = text + ("\N{NO-BREAK SPACE}" if self._said % 2 else "")

    def dismiss(self) -> None:
        """Takes the alert away."""
        self.alert = ""


def notices(state: Notices, refusal: str) -> Element:
    """The notices as they stand; `refusal` is why the user may not call the API."""
    alerts = [text for text in (refusal, state.alert) if text]
    return h(
        "div",
        {"class": "notices"},
        *(_alert(text, can_dismiss=text != refusal) for text in alerts),
        h("div", {"role": "status", "class": "spoken-only", "key": "spoken"}, state.spoken),
    )


def _alert(text: str, *, can_dismiss: bool) -> Element:
    dismiss = h(
        "button", {"type": "button", "data-action": "dismiss-alert", "aria-label": "Dismiss"}, "×"
    )
    return h(
        "div",
        {"class": "alert", "key": text},
        h("p", {"role": "alert"}, text),
        *([dismiss] if can_dismiss else []),
    )
