"""What stands over the workspace and asks for a person: dialogs, a progress message, notifications of the app.

>>> overlays = Overlays()
>>> yes = Choice("Close it", giving({"confirmed": True}))
>>> opened = overlays.open_dialog(Question("confirm", "Close the case?", (yes, Choice("Keep it"))))
>>> opened.value, [each.title for each in overlays.dialogs]
(Pending(number=1), ['Confirm'])
>>> overlays.answer(1, 0).events[0]
Settled(number=1, value={'confirmed': True})
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from apm.json_text import Json
from apm.outcome import Outcome
from apm.page import Page
from apm.picking import Picker
from apm.results import Pending
from apm.signals import OverlaysChanged, Settled

Act = Callable[[], Outcome[Any]]


def giving(value: Json = None) -> Act:
    """What does nothing, and has the Promise of a dialog settle with a value."""
    return lambda: Outcome(value)


_NOTHING = giving()


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a dialog.

    Attributes:
        label: what it says.
        act: what choosing it does; what that gives is what the dialog's Promise settles with.
    """

    label: str
    act: Act = _NOTHING


@dataclass(frozen=True, slots=True)
class Question:
    """What a dialog asks or says.

    Attributes:
        kind: "alert", "confirm", "error", "page" or "lookup".
        text: what it says.
        choices: its buttons; the last one is also what the Escape key chooses.
        title: its heading; a plain one when empty.
        subtitle: below the heading.
        details: of an error: what is shown below.
        page: what it shows instead of text.
        picker: of a lookup: what is to be chosen.
        width: as CSS has it; empty for as wide as such dialogs are.
        height: as CSS has it.
        at_side: it stands at the right edge of the window, and not in its middle.
    """

    kind: str
    text: str = ""
    choices: tuple[Choice, ...] = (Choice("OK"),)
    title: str = ""
    subtitle: str = ""
    details: str = ""
    page: Page | None = None
    picker: Picker | None = None
    width: str = ""
    height: str = ""
    at_side: bool = False


@dataclass(frozen=True, slots=True)
class Dialog:
    """An open dialog: its question, and the number of the Promise that waits for the answer."""

    number: int
    question: Question

    @property
    def title(self) -> str:
        """Its heading: its own, else that of its page."""
        page = self.question.page
        return self.question.title or (page.label if page else _TITLES[self.question.kind])


_TITLES = {"alert": "Alert", "confirm": "Confirm", "error": "Error", "lookup": "Look up records"}


@dataclass(frozen=True, slots=True)
class Notification:
    """A message of the app across the page [D].

    Attributes:
        level: "success", "error", "warning" or "information".
        text: what it says.
        can_close: whether a person can dismiss it.
        action: the label of its link, if it has one.
    """

    level: str
    text: str
    can_close: bool = False
    action: str = ""


class Overlays:
    """All of them, of one workspace.

    Attributes:
        dialogs: the open ones, the newest last.
        progress: the message that work goes on; None when none does.
        notifications: by id.
    """

    def __init__(self) -> None:
        self.dialogs: list[Dialog] = []
        self.progress: str | None = None
        self.notifications: dict[str, Notification] = {}
        self._numbers = count(1)
        self._page_numbers = count(1)
        self._notification_numbers = count(1)

    def next_page_id(self) -> str:
        """The id for a page in the dialog that opens next."""
        return f"dialog-{next(self._page_numbers)}"

    def next_number(self) -> int:
        """The number of the next Promise that a person's answer settles."""
        return next(self._numbers)

    def open_dialog(self, question: Question) -> Outcome[Pending]:
        """Opens a dialog; its Promise settles with the answer."""
        dialog = Dialog(self.next_number(), question)
        self.dialogs.append(dialog)
        return Outcome(Pending(dialog.number), (OverlaysChanged(),))

    def dialog(self, number: int) -> Dialog | None:
        """The open dialog of a number."""
        return next((each for each in self.dialogs if each.number == number), None)

    def answer(self, number: int, at: int = -1) -> Outcome[bool]:
        """Closes a dialog with one of its choices: the last one unless told otherwise.

        Raises:
            ApmError: what was chosen is refused; the dialog stays.
        """
        found = self.dialog(number)
        if found is None:
            return Outcome(False)
        done = found.question.choices[at].act()
        self.dialogs.remove(found)
        page = found.question.page
        gone = OverlaysChanged((page.id,) if page else ())
        return Outcome(True, (Settled(number, done.value), gone, *done.events))

    def page(self, page_id: str) -> Page | None:
        """The page of that id in a dialog."""
        return next((each for each in self.pages() if each.id == page_id), None)

    def pages(self) -> list[Page]:
        """The pages in dialogs."""
        return [each.question.page for each in self.dialogs if each.question.page]

    def close_page(self, page: Page) -> Outcome[bool]:
        """Closes the dialog of a page."""
        found = (each for each in self.dialogs if each.question.page is page)
        return self.answer(next(found).number)

    def show_progress(self, text: str | None) -> Outcome[bool]:
        """Says that work goes on, or with None that it does no longer."""
        if text == self.progress:
            return Outcome(False)
        self.progress = text
        return Outcome(True, (OverlaysChanged(),))

    def notify(self, notification: Notification) -> Outcome[str]:
        """Shows a notification and gives its id."""
        notification_id = f"notification-{next(self._notification_numbers)}"
        self.notifications[notification_id] = notification
        return Outcome(notification_id, (OverlaysChanged(),))

    def clear(self, notification_id: str) -> Outcome[bool]:
        """Takes a notification away."""
        if self.notifications.pop(notification_id, None) is None:
            return Outcome(False)
        return Outcome(True, (OverlaysChanged((notification_id,)),))
