"""What stands over the workspace and asks for a person: dialogs, a progress message, notifications of the app.

>>> overlays = Overlays()
>>> yes = Button("Close it", giving({"confirmed": True}))
>>> opened = overlays.open_dialog(Dialog("confirm", "Close the case?", (yes, Button("Keep it"))))
>>> opened.value, [each.heading for each in overlays.dialogs]
(PendingPromise(number=1), ['Confirm'])
>>> overlays.answer(1, 0).events[0]
Settled(number=1, value={'confirmed': True})
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from apm.core.events import ActionRefused, OverlaysChanged, Settled
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.results import PendingPromise
from apm.workspace.page import Page
from apm.workspace.record_picker import Picker

Act = Callable[[], Outcome[Any]]


def giving(value: Json = None) -> Act:
    """What does nothing, and has the Promise of a dialog settle with a value."""
    return lambda: Outcome(value)


_NOTHING = giving()


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a dialog.

    Attributes:
        label: its text.
        act: what it does; the value of the outcome settles the Promise of the dialog.
    """

    label: str
    act: Act = _NOTHING


_HEADINGS = {"alert": "Alert", "confirm": "Confirm", "error": "Error", "lookup": "Look up records"}


@dataclass(frozen=True, slots=True)
class Dialog:
    """A dialog.

    Attributes:
        kind: "alert", "confirm", "error", "page" or "lookup".
        text: its message.
        buttons: the Escape key acts as the last one.
        title: its heading; empty for the default heading of its kind.
        subtitle: below the heading.
        details: of an error: shown below the message.
        page: shown in place of a message.
        picker: of a lookup: the records to choose from.
        width: a CSS length; empty for the default width.
        height: a CSS length; empty for the default height.
        at_side: it stands at the right edge of the window instead of the middle.
        number: of the Promise that its answer settles; given when it opens.
    """

    kind: str
    text: str = ""
    buttons: tuple[Button, ...] = (Button("OK"),)
    title: str = ""
    subtitle: str = ""
    details: str = ""
    page: Page | None = None
    picker: Picker | None = None
    width: str = ""
    height: str = ""
    at_side: bool = False
    number: int = 0

    @property
    def heading(self) -> str:
        """Its title, else the title of its page, else the default of its kind."""
        return self.title or (self.page.label if self.page else _HEADINGS[self.kind])


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

    def open_dialog(self, dialog: Dialog) -> Outcome[PendingPromise]:
        """Opens a dialog; its Promise settles with the answer."""
        number = self.next_number()
        self.dialogs.append(replace(dialog, number=number))
        return Outcome(PendingPromise(number), (OverlaysChanged(),))

    def dialog(self, number: int) -> Dialog | None:
        """The open dialog of a number."""
        return next((each for each in self.dialogs if each.number == number), None)

    def answer(self, number: int, at: int = -1) -> Outcome[bool]:
        """Closes a dialog with one of its buttons, by default the last one.

        Raises:
            ApmError: the action of the button is refused; the dialog stays.
        """
        found = self.dialog(number)
        if found is None:
            return Outcome(False)
        done = found.buttons[at].act()
        self.dialogs.remove(found)
        page = found.page
        gone = OverlaysChanged((page.id,) if page else ())
        events = (Settled(number, done.value), gone, *done.events)
        is_refused = any(isinstance(each, ActionRefused) for each in done.events)
        return Outcome(True, events, is_success=not is_refused)

    def page(self, page_id: str) -> Page | None:
        """The page of that id in a dialog."""
        return next((each for each in self.pages() if each.id == page_id), None)

    def pages(self) -> list[Page]:
        """The pages in dialogs."""
        return [each.page for each in self.dialogs if each.page]

    def close_page(self, page: Page) -> Outcome[bool]:
        """Closes the dialog of a page."""
        found = (each for each in self.dialogs if each.page is page)
        return self.answer(next(found).number)

    def show_progress(self, text: str | None) -> Outcome[bool]:
        """Says that work goes on, or with None that it does no longer."""
        if text == self.progress:
            return Outcome(False)
        self.progress = text
        return success(True, (OverlaysChanged(),))

    def notify(self, notification: Notification) -> Outcome[str]:
        """Shows a notification and gives its id."""
        notification_id = f"notification-{next(self._notification_numbers)}"
        self.notifications[notification_id] = notification
        return success(notification_id, (OverlaysChanged(),))

    def clear(self, notification_id: str) -> Outcome[bool]:
        """Takes a notification away."""
        if self.notifications.pop(notification_id, None) is None:
            return Outcome(False)
        return success(True, (OverlaysChanged((notification_id,)),))
