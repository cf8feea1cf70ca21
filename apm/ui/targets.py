"""Functions that find the target of an action from the value of `data-of`.

Each returns None if the target does not exist. Texts and keys of records are not checked here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apm.ui.view import View
from apm.workspace.overlays import Dialog
from apm.workspace.page import Page
from apm.workspace.session import Session, Tab
from apm.workspace.side_panes import Pane

if TYPE_CHECKING:
    from apm.conversations.conversation import Conversation


_MOST_DIGITS = 9
"""The number of digits of a number; Python reads no text with thousands of digits as a number."""


class PagePart(NamedTuple):
    """A part of a page, by name: a column or a row."""

    page: Page
    name: str


class NoteAction(NamedTuple):
    """An action of a notification at a control: the page, the control, the notification, and the position."""

    page_id: str
    control: str
    note_id: str
    at: int


class Command(NamedTuple):
    """A command on a page or a subgrid of its form, by its position in the settings."""

    page: Page
    at: int
    subgrid: str = ""


class ListPage(NamedTuple):
    """One of the pages of the list in a page, or of a subgrid of its form, by its number."""

    page: Page
    number: int
    subgrid: str


class Answer(NamedTuple):
    """A button of a dialog, by its position; -1 is the last one."""

    dialog: Dialog
    at: int


class DialogRecord(NamedTuple):
    """A record that is listed in a dialog, by table and id."""

    dialog: Dialog
    name: str


class RecordKey(NamedTuple):
    """A record by its table and id."""

    table: str
    id: str


Nothing = tuple[()]
"""The target of actions that need none."""


def nothing(_view: View, _of: str) -> Nothing:
    """No target."""
    return ()


def text(_view: View, of: str) -> str:
    """The value of `data-of` itself, such as a name."""
    return of


def number(_view: View, of: str) -> int | None:
    """A number, of decimal digits."""
    return _digits(of)


def session(view: View, of: str) -> Session | None:
    """An open session by its id."""
    return view.workspace.sessions.get(of)


def tab(view: View, of: str) -> Tab | None:
    """An open tab by its id."""
    return view.workspace.tabs.get(of)


def page(view: View, of: str) -> Page | None:
    """A page by its id: in a tab, a side pane or a dialog."""
    return view.workspace.page(of)


def page_part(view: View, of: str) -> PagePart | None:
    """A part of a page, by the id of the page and the name of the part."""
    page_id, _, name = of.partition(" ")
    found = view.workspace.page(page_id)
    return PagePart(found, name) if found else None


def note_action(view: View, of: str) -> NoteAction | None:
    """An action of a notification, by the page, the control, the position and the id of the notification."""
    page_id, control, text_of_number, note_id = (*of.split(" ", 3), "", "", "")[:4]
    found, at = view.workspace.page(page_id), _digits(text_of_number)
    return None if found is None or at is None else NoteAction(page_id, control, note_id, at)


def record(_view: View, of: str) -> RecordKey:
    """A record by its table and id. Whether it exists is checked when it opens."""
    table, _, record_id = of.partition(" ")
    return RecordKey(table, record_id)


def pane(view: View, of: str) -> Pane | None:
    """A side pane by its key."""
    return view.workspace.side_panes.find(of)


def command(view: View, of: str) -> Command | None:
    """A command on a page, by the id of the page, the position of the command, and the name of a subgrid."""
    page_id, at, subgrid = (*of.split(" ", 2), "", "")[:3]
    found = view.workspace.page(page_id)
    place = _position(at, len(view.workspace.settings.commands))
    return None if found is None or place is None else Command(found, place, subgrid)


def list_page(view: View, of: str) -> ListPage | None:
    """One of the pages of a list, by the id of the page that shows the list, a number, and the name of a subgrid."""
    page_id, number, subgrid = (*of.split(" ", 2), "", "")[:3]
    found, at = view.workspace.page(page_id), _digits(number)
    return None if found is None or at is None else ListPage(found, at, subgrid)


def dialog(view: View, of: str) -> Dialog | None:
    """An open dialog by its number."""
    at = _digits(of)
    return None if at is None else view.workspace.overlays.dialog(at)


def dialog_button(view: View, of: str) -> Answer | None:
    """A button of a dialog, by the number of the dialog and the position of the button.

    The Escape key sends no position. It answers with the last button.
    """
    dialog_number, _, at = of.partition(" ")
    found = dialog(view, dialog_number)
    if found is None:
        return None
    place = _position(at, len(found.buttons)) if at else -1
    return None if place is None else Answer(found, place)


def dialog_record(view: View, of: str) -> DialogRecord | None:
    """A record in a dialog, by the number of the dialog, the table and the id."""
    dialog_number, _, name = of.partition(" ")
    found = dialog(view, dialog_number)
    return DialogRecord(found, name) if found else None


def notification(view: View, of: str) -> str | None:
    """The id of an app notification that is shown."""
    return of if of in view.workspace.overlays.notifications else None


def conversation(view: View, of: str) -> Conversation | None:
    """A conversation by its id."""
    return view.conversations.by_id.get(of)


def _position(of: str, length: int) -> int | None:
    """A position in a list of that length."""
    at = _digits(of)
    return at if at is not None and at < length else None


def _digits(of: str) -> int | None:
    return int(of) if of.isdecimal() and len(of) <= _MOST_DIGITS else None
