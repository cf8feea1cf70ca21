"""The targets of actions: how the words that an element carries find what the action is about.

Each finder gives None when the target has gone, or when it never was.
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


class PagePart(NamedTuple):
    """A part of a page: a column, a row, a command, by its name."""

    page: Page
    name: str


class DialogPart(NamedTuple):
    """A part of a dialog: a button by its position, a record by its table and id."""

    dialog: Dialog
    name: str


class RecordKey(NamedTuple):
    """A record by its table and id."""

    table: str
    id: str


def nothing(_view: View, of: str) -> str:
    """No target but the words themselves."""
    return of


def number(_view: View, of: str) -> int | None:
    """A number."""
    return int(of) if of.isdecimal() else None


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
    """A part of a page: the id of the page, then the name of the part."""
    page_id, _, name = of.partition(" ")
    found = view.workspace.page(page_id)
    return PagePart(found, name) if found else None


def record(_view: View, of: str) -> RecordKey:
    """A record: its table, then its id."""
    table, _, record_id = of.partition(" ")
    return RecordKey(table, record_id)


def pane(view: View, of: str) -> Pane | None:
    """A side pane by its key."""
    return view.workspace.side_panes.find(of)


def dialog_part(view: View, of: str) -> DialogPart | None:
    """A part of a dialog: the number of the dialog, then the name of the part."""
    at, _, name = of.partition(" ")
    found = view.workspace.overlays.dialog(int(at)) if at.isdecimal() else None
    return DialogPart(found, name) if found else None


def conversation(view: View, of: str) -> Conversation | None:
    """A conversation by its id."""
    return view.conversations.by_id.get(of)
