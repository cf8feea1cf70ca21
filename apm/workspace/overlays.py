"""The dialogs, the progress message and the app notifications, which are shown over the workspace.

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

from apm.core.events import Event, OverlaysChanged, Settled
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.results import PendingPromise
from apm.workspace.page import Page
from apm.workspace.record_picker import Picker

Act = Callable[[], Outcome[Any]]
"""The action of a button."""


def giving(value: Json = None) -> Act:
    """An action that only settles the Promise of the dialog with a value."""
    return lambda: success(value)


_NOTHING = giving()


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a dialog.

    Attributes:
        label: the text.
        act: the action; the value of its outcome settles the Promise of the dialog.
    """

    label: str
    act: Act = _NOTHING


_HEADINGS = {"alert": "Alert", "confirm": "Confirm", "error": "Error", "lookup": "Look up records"}


@dataclass(frozen=True, slots=True)
class Dialog:
    """A dialog.

    Attributes:
        kind: "alert", "confirm", "error", "page" or "lookup".
        text: the message.
        buttons: the buttons; the Escape key chooses the last one.
        title: the heading; None for the default heading. A blank one is not shown, but the dialog keeps its name.
        subtitle: the text below the heading.
        details: the details of an error, shown below the message.
        page: the page that is shown instead of a message.
        picker: the records to choose from, in a lookup dialog.
        width: a CSS length; empty for the default width.
        height: a CSS length; empty for the default height.
        at_side: the dialog is at the right edge of the window instead of its center.
        about: the id of the session whose end closes the dialog; empty for none.
        number: the number of the Promise that the answer settles; assigned when the dialog opens.
    """

    kind: str
    text: str = ""
    buttons: tuple[Button, ...] = (Button("OK"),)
    title: str | None = None
    subtitle: str = ""
    details: str = ""
    page: Page | None = None
    picker: Picker | None = None
    width: str = ""
    height: str = ""
    at_side: bool = False
    about: str = ""
    number: int = 0

    @property
    def heading(self) -> str:
        """The name of the dialog: the title, the title of the page, or the default heading of its kind."""
        return self.title or (self.page.label if self.page else _HEADINGS[self.kind])


@dataclass(frozen=True, slots=True)
class Notification:
    """An app notification, at the top of the page [D].

    Attributes:
        level: "success", "error", "warning" or "information".
        text: the message.
        can_close: whether the user can dismiss it.
        action: the label of its link; empty without a link.
    """

    level: str
    text: str
    can_close: bool = False
    action: str = ""


class Overlays:
    """The dialogs, the progress message and the app notifications of a workspace.

    Attributes:
        dialogs: the open dialogs, the newest last.
        progress: the progress message; None if it is not shown.
        notifications: the app notifications, by id.
    """

    def __init__(self) -> None:
        self.dialogs: list[Dialog] = []
        self.progress: str | None = None
        self.notifications: dict[str, Notification] = {}
        self._numbers = count(1)
        self._page_numbers = count(1)
        self._notification_numbers = count(1)

    def next_page_id(self) -> str:
        """A new id, for the page in a dialog."""
        return f"dialog-{next(self._page_numbers)}"

    def next_number(self) -> int:
        """A new number, for a Promise that the answer of the user settles."""
        return next(self._numbers)

    def open_dialog(self, dialog: Dialog) -> Outcome[PendingPromise]:
        """Opens a dialog; its Promise settles with the answer."""
        number = self.next_number()
        self.dialogs.append(replace(dialog, number=number))
        return Outcome(PendingPromise(number), (OverlaysChanged(),))

    def dialog(self, number: int) -> Dialog | None:
        """The open dialog with a number; None if it is closed."""
        return next((each for each in self.dialogs if each.number == number), None)

    def answer(self, number: int, at: int = -1) -> Outcome[bool]:
        """Runs the action of one of the buttons, by default the last one, and closes the dialog.

        Raises:
            ApmError: the action is refused; the dialog stays open.
        """
        found = self.dialog(number)
        if found is None:
            return Outcome(False)
        done = found.buttons[at].act()
        self.dialogs = [each for each in self.dialogs if each is not found]
        page = found.page
        gone = OverlaysChanged((page.id,) if page else ())
        events = (Settled(number, done.value), gone, *done.events)
        return Outcome(True, events, done.is_success)

    def withdraw(self, session_id: str) -> tuple[Event, ...]:
        """Closes the dialogs that ask about a session, because it is closed."""
        left = [each for each in self.dialogs if each.about != session_id]
        if len(left) == len(self.dialogs):
            return ()
        self.dialogs = left
        return (OverlaysChanged(),)

    def page(self, page_id: str) -> Page | None:
        """The page with an id in a dialog; None if no dialog has it."""
        return next((each for each in self.pages() if each.id == page_id), None)

    def pages(self) -> list[Page]:
        """The pages in dialogs."""
        return [each.page for each in self.dialogs if each.page]

    def close_page(self, page: Page) -> Outcome[bool]:
        """Closes the dialog that shows a page."""
        found = (each for each in self.dialogs if each.page is page)
        return self.answer(next(found).number)

    def show_progress(self, text: str | None) -> Outcome[bool]:
        """Shows a progress message, or removes it if `text` is None."""
        if text == self.progress:
            return Outcome(False)
        self.progress = text
        return success(True, (OverlaysChanged(),))

    def notify(self, notification: Notification) -> Outcome[str]:
        """Shows a notification and returns its id."""
        notification_id = f"notification-{next(self._notification_numbers)}"
        self.notifications[notification_id] = notification
        return success(notification_id, (OverlaysChanged(),))

    def clear(self, notification_id: str) -> Outcome[bool]:
        """Removes a notification."""
        if self.notifications.pop(notification_id, None) is None:
            return Outcome(False)
        return success(True, (OverlaysChanged((notification_id,)),))
