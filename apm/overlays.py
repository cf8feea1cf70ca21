"""What stands over the workspace and asks for a person: dialogs, a progress message, notifications of the app.

>>> overlays = Overlays()
>>> opened = overlays.open_dialog(Question("confirm", "Close the case?", title="Close"))
>>> opened.value, [each.title for each in overlays.dialogs]
(Pending(number=1), ['Close'])
>>> overlays.answer(1, "confirm").events[0]
Settled(number=1, value={'confirmed': True})
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from apm.json_text import Json
from apm.outcome import Outcome
from apm.page import Page
from apm.results import Pending
from apm.signals import OverlaysChanged, Settled

Answer = Callable[[bool], Json]


@dataclass(frozen=True, slots=True)
class Question:
    """What a dialog asks or says.

    Attributes:
        kind: "alert", "confirm", "error" or "page".
        text: what it says.
        title: its heading; a plain one when empty.
        subtitle: below the heading.
        confirm: the label of the button that agrees.
        cancel: the label of the one that does not.
        details: of an error: what is shown below.
        page: what it shows instead of text.
    """

    kind: str
    text: str = ""
    title: str = ""
    subtitle: str = ""
    confirm: str = "OK"
    cancel: str = "Cancel"
    details: str = ""
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Dialog:
    """An open dialog: its question, and the number of the Promise that waits for the answer."""

    number: int
    question: Question

    @property
    def title(self) -> str:
        """Its heading."""
        return self.question.title or _TITLES[self.question.kind]


_TITLES = {"alert": "Alert", "confirm": "Confirm", "error": "Error", "page": "Dialog"}


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

    def open_dialog(self, question: Question) -> Outcome[Pending]:
        """Opens a dialog; its Promise settles with the answer."""
        dialog = Dialog(next(self._numbers), question)
        self.dialogs.append(dialog)
        return Outcome(Pending(dialog.number), (OverlaysChanged(),))

    def answer(self, number: int, choice: str) -> Outcome[bool]:
        """Closes a dialog with what a person chose: "confirm", or anything else for no."""
        found = next((each for each in self.dialogs if each.number == number), None)
        if found is None:
            return Outcome(False)
        self.dialogs.remove(found)
        value: Json = None
        if found.question.kind == "confirm":
            value = {"confirmed": choice == "confirm"}
        gone = found.question.page
        return Outcome(True, (Settled(number, value), OverlaysChanged((gone.id,) if gone else ())))

    def page(self, page_id: str) -> Page | None:
        """The page of that id in a dialog."""
        return next((each for each in self.pages() if each.id == page_id), None)

    def pages(self) -> list[Page]:
        """The pages in dialogs."""
        return [each.question.page for each in self.dialogs if each.question.page]

    def close_page(self, page: Page) -> Outcome[bool]:
        """Closes the dialog of a page."""
        found = (each for each in self.dialogs if each.question.page is page)
        return self.answer(next(found).number, "")

    def show_progress(self, text: str | None) -> Outcome[bool]:
        """Says that work goes on, or with None that it does no longer."""
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
        return Outcome(True, (OverlaysChanged(),))
