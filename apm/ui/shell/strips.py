"""The two strips: all sessions, and the tabs of the focused session."""

from collections.abc import Iterator
from functools import lru_cache

from apm.conversations.conversations import Conversations
from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.dom_ids import panel_id
from apm.ui.elements import Child, Element, h
from apm.ui.icons import icon
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.shell import closing
from apm.ui.shell.site_map import site_map
from apm.ui.shell.tab_list import DrawnTab, ListedTab, drawn_tab, tab_list
from apm.ui.texts import counted
from apm.ui.view import View
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace

_PANEL_AREA = "panels"
"""The DOM id of the element that contains all tab panels. A session controls all of it."""

MOST_KEPT = 4096
"""The maximum number of drawn tabs that are kept. To build all tabs of a full strip for each change takes too long."""

MOST_COUNTED = 9
"""A greater number of unread messages is shown as a plus sign [D]."""


@region_tree(Region.SESSIONS)
def _sessions(view: View) -> Element:
    return session_strip(view.conversations)


@region_tree(Region.TABS)
def _tabs(view: View) -> Element:
    return tab_strip(view.workspace)


def session_strip(conversations: Conversations) -> Element:
    """The site map, then all sessions, Home first."""
    workspace = conversations.workspace
    tabs = (
        _session_tab(
            each.id,
            each.label,
            each.is_default,
            each.can_close,
            each is workspace.focused,
            each.wants_attention,
            _unread(conversations, each),
        )
        for each in workspace.sessions.values()
    )
    return tab_list("session", "Session strip", "Sessions", tabs, site_map(workspace))


def tab_strip(workspace: Workspace) -> Element:
    """The tabs of the focused session, the anchor first."""
    session = workspace.focused
    focused = session.focused_tab
    tabs = (
        _application_tab(each.id, each.label, each.can_close, each is focused)
        for each in session.tabs.values()
    )
    return tab_list("tab", "Tab strip", "Application tabs", tabs)


def window_title(workspace: Workspace) -> str:
    """The title of the window: the focused tab, then the app [A]."""
    return f"{workspace.focused.focused_tab.label} - {workspace.settings.app.name}"


@action("focus-session", targets.session)
def focus_session(use: Use[Session]) -> Outcome[bool]:
    """Focuses a session."""
    return use.view.workspace.focus_session(use.target)


@action("close-session", targets.session)
def close_session(use: Use[Session]) -> Outcome[bool]:
    """Closes a session, after confirmation."""
    return closing.close_session(use.view.conversations, use.target)


@action("focus-tab", targets.tab)
def focus_tab(use: Use[Tab]) -> Outcome[bool]:
    """Focuses a tab."""
    return use.view.workspace.focus_tab(use.target)


@action("close-tab", targets.tab)
def close_tab(use: Use[Tab]) -> Outcome[bool]:
    """Closes a tab, after confirmation if the form in it has unsaved edits."""
    return closing.close_tab(use.view.workspace, use.target)


@lru_cache(MOST_KEPT)
def _session_tab(
    session_id: str,
    title: str,
    is_home: bool,
    can_close: bool,
    is_focused: bool,
    wants_attention: bool,
    unread: int,
) -> DrawnTab:
    news = [*_news(unread, wants_attention)]
    tab = ListedTab(
        id=session_id,
        focus=focus_session.on(session_id),
        close=close_session.on(session_id) if can_close else None,
        title=title,
        selected=is_focused,
        panel=_PANEL_AREA,
        description=". ".join(news),
        tooltip=". ".join((title, *news)),
        glyph=_house() if is_home else _glyph(title, unread),
        attributes=(("data-attention", "true" if wants_attention else None),),
    )
    return drawn_tab("session", tab)


@lru_cache(MOST_KEPT)
def _application_tab(tab_id: str, title: str, can_close: bool, is_focused: bool) -> DrawnTab:
    tab = ListedTab(
        id=tab_id,
        focus=focus_tab.on(tab_id),
        close=close_tab.on(tab_id) if can_close else None,
        title=title,
        selected=is_focused,
        panel=panel_id(tab_id),
    )
    return drawn_tab("tab", tab)


def _unread(conversations: Conversations, session: Session) -> int:
    """The number of messages that the user has not seen; 0 for the focused session."""
    conversation = conversations.in_session(session)
    if conversation is None or session is conversations.workspace.focused:
        return 0
    return conversation.unread


def _news(unread: int, wants_attention: bool) -> Iterator[str]:
    """Messages about a session that is not focused [D; the request for attention A]."""
    if unread:
        yield f"{counted(unread, 'new update')} in your conversation"
    if wants_attention:
        yield "Requests your attention"


def _house() -> Element:
    """The decoration of Home."""
    return h("span", {"class": "initials home", "aria-hidden": "true"}, icon("home"))


def _glyph(title: str, unread: int) -> Element:
    """The first letters of the title [D], with the number of unread messages."""
    children: list[Child] = [title.strip()[:2].upper()]
    if unread:
        count = str(unread) if unread <= MOST_COUNTED else "+"
        children.append(h("span", {"class": "unread"}, count))
    return h("span", {"class": "initials", "aria-hidden": "true"}, *children)
