"""Functions that find the target of an action from the value of `data-of`.

Each returns None if the target does not exist.
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
    """A part of a page, by name: a column, a row or a command."""

    page: Page
    name: str


class DialogPart(NamedTuple):
    """A part of a dialog: a button, by position, or a record, by table and id."""

    dialog: Dialog
    name: str


class RecordKey(NamedTuple):
    """A record by its table and id."""

    table: str
    id: str


def nothing(_view: View, of: str) -> str:
    """The value of `data-of` itself, for actions without another target."""
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
    """A part of a page, by the id of the page and the name of the part."""
    page_id, _, name = of.partition(" ")
    found = view.workspace.page(page_id)
    return PagePart(found, name) if found else None


def record(_view: View, of: str) -> RecordKey:
    """A record by its table and id. Whether it exists is checked when it opens."""
    table, _, record_id = of.partition(" ")
    return RecordKey(table, record_id)


def pane(view: View, of: str) -> Pane | None:
    """A side pane by its key."""
    return view.workspace.side_panes.find(of)


def dialog_part(view: View, of: str) -> DialogPart | None:
    """A part of a dialog, by the number of the dialog and the name of the part."""
    at, _, name = of.partition(" ")
    found = view.workspace.overlays.dialog(int(at)) if at.isdecimal() else None
    return DialogPart(found, name) if found else None


def conversation(view: View, of: str) -> Conversation | None:
    """A conversation by its id."""
    return view.conversations.by_id.get(of)
