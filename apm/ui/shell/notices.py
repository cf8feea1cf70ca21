"""Messages to the person: alerts that stay until dismissed or until the next success, and what a screen reader says."""

from dataclasses import dataclass, field

from apm.core.event import Event, Toast
from apm.ui.elements import Element, h
from apm.ui.shell.failures import Failures, failures_box
from apm.ui.shell.news import News, problems_box
from apm.ui.shell.toasts import Toasts

MOST_SPOKEN = 3
"""How many sentences a screen reader is given at once: the newest, as a script may open many sessions."""


@dataclass(slots=True)
class Notices:
    """What is on show. Part of the screen, not of the workspace: a failed call still changes nothing there.

    Attributes:
        alert: the message that stays; empty when there is none.
        spoken: the newest sentences for screen readers, each with its number, which no other has.
        news: what in the workspace's file cannot be used.
        failures: of client scripts.
        toasts: what is said in passing.
    """

    alert: str = ""
    spoken: tuple[tuple[int, str], ...] = ()
    news: News = field(default_factory=News)
    failures: Failures = field(default_factory=Failures)
    toasts: Toasts = field(default_factory=Toasts)
    _said: int = field(default=0, repr=False)
    _shown: int = field(default=0, repr=False)

    def hear(self, event: Event) -> None:
        """Takes up what an event has to say."""
        if event.alert():
            self.alert = event.alert()
            self._shown += 1
        if event.spoken():
            self.say(event.spoken())
        if toast := event.toast():
            self.toasts = self.toasts.plus(toast)

    def tell(self, news: News) -> None:
        """Tells news in place of those before: what is wrong stays, the rest is said in passing."""
        self.news = news if news.problems else News()
        if news.sentence and not news.problems:
            self.say(news.sentence)
            self.toasts = self.toasts.plus(Toast(news.sentence))

    def act(self, action: str, of: str, text: str) -> bool:
        """Does what a person wants with a message, or takes up what is told of a script; false for any other action.

        Args:
            action: the `data-action`, or what the page tells.
            of: the number of a toast, or what a person calls the file of a script.
            text: what is told.
        """
        match action:
            case "dismiss-alert":
                self.dismiss()
            case "dismiss-news":
                self.news = News()
            case "dismiss-toast":
                self.toasts = self.toasts.without(int(of))
            case "script-failed":
                self.failures = self.failures.plus(text, of)
            case "script-anew":
                self.failures = self.failures.without(of)
            case "dismiss-failures":
                self.failures = Failures()
            case _:
                return False
        return True

    def say(self, text: str) -> None:
        """Has a screen reader say it, also when it is the same as before."""
        self._said += 1
        self.spoken = (*self.spoken, (self._said, text))[-MOST_SPOKEN:]

    def dismiss(self) -> None:
        """Takes the alert away."""
        self.alert = ""

    @property
    def alert_key(self) -> str:
        """Another one each time an alert is shown, so that the same text is announced again."""
        return f"alert-{self._shown}"


def notices(state: Notices, refusal: str) -> Element:
    """The notices as they stand; `refusal` is why the user may not call the API."""
    dismiss = {
        "type": "button",
        "class": "cross",
        "data-action": "dismiss-alert",
        "aria-label": "Dismiss",
    }
    return h(
        "div",
        {"class": "notices"},
        *([_alert("refusal", refusal)] if refusal else []),
        *([_alert(state.alert_key, state.alert, h("button", dismiss, "×"))] if state.alert else []),
        *([problems_box(state.news)] if state.news.problems else []),
        *([failures_box(state.failures)] if state.failures.has_any else []),
        _spoken(state),
    )


def _spoken(state: Notices) -> Element:
    """Each sentence is an element of its own, and so read when it is added, and once."""
    status = {"role": "status", "aria-atomic": "false", "class": "spoken-only", "key": "spoken"}
    return h("div", status, *(h("p", {"key": f"{at}"}, text) for at, text in state.spoken))


def _alert(key: str, text: str, *buttons: Element) -> Element:
    return h("div", {"class": "alert", "key": key}, h("p", {"role": "alert"}, text), *buttons)
