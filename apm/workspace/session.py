"""Sessions and their tabs: what they hold, and how they find each other. Commands are the workspace's."""

from collections.abc import Mapping
from typing import TypeVar

from apm.core.json_text import Json
from apm.templates.catalogue import Panel, TabTemplate
from apm.workspace.context import Context
from apm.workspace.page import Page

Item = TypeVar("Item")


def session_id(number: int) -> str:
    """The id of the session with that number [D].

    >>> session_id(4)
    'session-id-4'
    """
    return f"session-id-{number}"


def tab_id(number: int) -> str:
    """The id of the tab with that number [D].

    >>> tab_id(2)
    'tab-id-2'
    """
    return f"tab-id-{number}"


class Tab(Page):
    """A page in a session.

    Attributes:
        number: counted over the whole page, never used again; Home's first tab is 0 [A].
        session: where it is.
        is_anchor: first of its session; can never be closed [D].
        can_close: whether it can be closed.
        was_left: it lost the screen since its page started.
    """

    def __init__(
        self,
        number: int,
        session: "Session",
        template: TabTemplate,
        title: str,
        parameters: Mapping[str, Json],
    ) -> None:
        super().__init__(tab_id(number), template, title, parameters)
        self.number = number
        self.session = session
        self.is_anchor = not session.tabs
        self.can_close = not (self.is_anchor or template.pinned)
        self.was_left = False

    def restart(self) -> None:
        """Starts the page in it from the beginning."""
        super().restart()
        self.was_left = False


class Session:
    """A piece of work: an anchor tab, further tabs, and a context.

    Attributes:
        number: counted over the whole page, never used again; Home is 0 [A].
        id: its `session_id`.
        title: its label.
        is_default: true only for Home [D].
        can_close: whether it can be closed; Home never [D].
        context: its automation dictionary.
        panel: how its communication panel stands.
        tabs: by id, in strip order, the anchor first [D].
        wants_attention: it asked for attention and was not focused since.
    """

    focused_tab: Tab
    """The one tab of it that is focused; there always is one."""

    def __init__(
        self,
        number: int,
        title: str,
        context: Context,
        panel: Panel = Panel.HIDDEN,
        *,
        is_default: bool = False,
    ) -> None:
        self.number = number
        self.id = session_id(number)
        self.title = title
        self.is_default = is_default
        self.can_close = not is_default
        self.context = context
        self.panel = panel
        self.tabs: dict[str, Tab] = {}
        self.wants_attention = False

    @property
    def label(self) -> str:
        """What it is shown as: its title, or its id where that is blank."""
        return self.title if self.title.strip() else self.id

    def add(self, tab: Tab) -> None:
        """Appends a tab; the first one is focused."""
        if not self.tabs:
            self.focused_tab = tab
        self.tabs[tab.id] = tab

    def remove(self, tab: Tab) -> None:
        """Takes a tab out; if it was focused, its left neighbour is [D]."""
        if tab is self.focused_tab:
            self.focused_tab = left_neighbour(self.tabs, tab.id)
        del self.tabs[tab.id]


def left_neighbour(strip: Mapping[str, Item], item_id: str) -> Item:
    """What stands left of an item. The first of a strip never closes, so there always is something.

    >>> left_neighbour({"a": 1, "b": 2, "c": 3}, "c")
    2
    """
    ids = list(strip)
    return strip[ids[ids.index(item_id) - 1]]
