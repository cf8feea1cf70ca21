"""The alert, which stays until it is dismissed or a command succeeds, and announcements for screen readers.

>>> Notices().with_alert("Maximum sessions reached.").plus("Session Case opened.").spoken
((1, 'Session Case opened.'),)
"""

from dataclasses import replace

from apm.core.outcome import Outcome
from apm.core.values import value_class
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import cross
from apm.ui.elements import Element, h
from apm.ui.messages import Level, message
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.shell.news import News, problems_box
from apm.ui.shell.script_failures import Failures, failures_box
from apm.ui.targets import Nothing
from apm.ui.view import PanelState, View

MOST_SPOKEN = 3
"""The number of announcements that are kept. The newest are kept: a script may open many sessions at once."""


@value_class
class Notices(PanelState):
    """The alert and the announcements.

    Attributes:
        alert: the message; empty for none.
        spoken: the newest announcements, each with its unique number.
        alerts: the number of alerts so far.
        announcements: the number of announcements so far.
    """

    alert: str = ""
    spoken: tuple[tuple[int, str], ...] = ()
    alerts: int = 0
    announcements: int = 0
    regions = (Region.NOTICES,)

    def with_alert(self, text: str) -> "Notices":
        """With another alert, which is announced even if it has the same text."""
        return replace(self, alert=text, alerts=self.alerts + 1)

    def without_alert(self) -> "Notices":
        """Without the alert."""
        return replace(self, alert="")

    def plus(self, text: str) -> "Notices":
        """With one more announcement, which may have the same text as the previous one."""
        number = self.announcements + 1
        spoken = (*self.spoken, (number, text))[-MOST_SPOKEN:]
        # Not `replace`, which takes five times as long: most calls of a script are announced.
        return Notices(alert=self.alert, spoken=spoken, alerts=self.alerts, announcements=number)

    @property
    def alert_key(self) -> str:
        """The key of the alert's element. Each alert has a new key, so that the same text is announced again."""
        return f"alert-{self.alerts}"


@action("dismiss-alert", targets.nothing)
def dismiss_alert(use: Use[Nothing]) -> Outcome[bool]:
    """Removes the alert."""
    return use.put(use.state(Notices).without_alert())


@region_tree(Region.NOTICES)
def _region(view: View) -> Element:
    refusal = view.workspace.refusal
    return notices(view.state(Notices), refusal, view.state(News), view.state(Failures))


def notices(state: Notices, refusal: str, news: News, failures: Failures) -> Element:
    """The messages; `refusal` is the reason why the user may not call the API."""
    dismiss = cross(dismiss_alert.on(), "Dismiss")
    return h(
        "div",
        {"class": "notices"},
        *([_alert("refusal", refusal)] if refusal else []),
        *([_alert(state.alert_key, state.alert, dismiss)] if state.alert else []),
        *([problems_box(news)] if news.problems else []),
        *([failures_box(failures)] if failures.has_any else []),
        _spoken(state),
    )


def _spoken(state: Notices) -> Element:
    """The announcements. Each is a separate element, so that a screen reader reads only the new one."""
    status = {"role": "status", "aria-atomic": "false", "class": "spoken-only", "key": "spoken"}
    return h("div", status, *(h("p", {"key": f"{at}"}, text) for at, text in state.spoken))


def _alert(key: str, text: str, *buttons: Element) -> Element:
    return message(Level.ERROR, h("p", {}, text), *buttons, kind="alert", attributes={"key": key})
