"""A second, simpler model of sessions and tabs: lists and indices. Tests compare the workspace with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from apm.core.json_text import Json


@dataclass
class SimpleTab:
    """A tab of the second model."""

    id: str
    title: str
    can_close: bool
    reloads: bool
    starts: int = 0
    was_left: bool = False
    edits: dict[str, str] = field(default_factory=dict)


@dataclass
class SimpleSession:
    """A session of the second model; `focused` is an index of `tabs`."""

    id: str
    title: str
    can_close: bool
    context: dict[str, Json]
    tabs: list[SimpleTab]
    focused: int = 0
    attention: bool = False


class Simple:
    """The second model: lists and indices."""

    def __init__(self) -> None:
        self.sessions_made = self.tabs_made = 0
        self.sessions: list[SimpleSession] = []
        self.focused = 0
        self.add_session("Home", [("Dashboard", False, False)], {}, can_close=False)

    def add_tab(self, title: str, can_close: bool, reloads: bool) -> SimpleTab:
        """Creates a tab with the next number."""
        self.tabs_made += 1
        return SimpleTab(f"tab-id-{self.tabs_made - 1}", title, can_close, reloads)

    def add_session(
        self,
        title: str,
        tabs: list[tuple[str, bool, bool]],
        context: dict[str, Json],
        can_close: bool = True,
    ) -> None:
        """Creates a session with the next number, at the end."""
        made = [self.add_tab(*each) for each in tabs]
        name = f"session-id-{self.sessions_made}"
        self.sessions_made += 1
        self.sessions.append(SimpleSession(name, title, can_close, context, made))

    def on_screen(self) -> tuple[SimpleSession, SimpleTab]:
        """The focused session and its focused tab."""
        session = self.sessions[self.focused]
        return session, session.tabs[session.focused]

    def close_session(self, place: int) -> None:
        """Removes a session; if it was focused, its left neighbour gets the focus."""
        del self.sessions[place]
        if self.focused >= place:
            self.focused -= 1

    def close_tab(self, session: SimpleSession, place: int) -> None:
        """Removes a tab; if it was focused, its left neighbour gets the focus."""
        del session.tabs[place]
        if session.focused >= place:
            session.focused -= 1

    def turn_from(self, before: tuple[SimpleSession, SimpleTab]) -> None:
        """The effects of a change of the screen."""
        session, tab = self.on_screen()
        if tab is not before[1]:
            before[1].was_left = True
            session.attention = False
            if tab.reloads and tab.was_left:
                restart_page(tab)

    def list_state(self) -> list[Any]:
        """The whole state, as plain lists."""
        return [
            self.focused,
            [
                [
                    each.id,
                    each.title,
                    each.can_close,
                    each.attention,
                    each.context,
                    each.focused,
                    [
                        [tab.id, tab.title, tab.can_close, tab.starts, tab.edits]
                        for tab in each.tabs
                    ],
                ]
                for each in self.sessions
            ],
        ]


def restart_page(tab: SimpleTab) -> None:
    """Reloads the page in a tab of the second model."""
    tab.starts, tab.was_left, tab.edits = tab.starts + 1, False, {}
