"""The two strips: all sessions, and the tabs of the focused session."""

from collections.abc import Iterator

from apm.conversations.conversations import Conversations
from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.dom_ids import panel_id
from apm.ui.elements import Child, Element, h
from apm.ui.icons import icon
from apm.ui.shell import closing
from apm.ui.shell.site_map import site_map
from apm.ui.shell.tab_list import ListedTab, tab_list
from apm.ui.texts import counted
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace

_PANEL_AREA = "panels"
"""The DOM id of the element that contains all tab panels. A session controls all of it."""

MOST_COUNTED = 9
"""A greater number of unread messages is shown as a plus sign [D]."""


def session_strip(conversations: Conversations) -> Element:
    """The site map, then all sessions, Home first."""
    workspace = conversations.workspace
    tabs = (_session_tab(conversations, session) for session in workspace.sessions.values())
    return tab_list("session", "Session strip", "Sessions", tabs, site_map(workspace))


def tab_strip(workspace: Workspace) -> Element:
    """The tabs of the focused session, the anchor first."""
    session = workspace.focused
    tabs = (_application_tab(session, tab) for tab in session.tabs.values())
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


def _session_tab(conversations: Conversations, session: Session) -> ListedTab:
    is_focused = session is conversations.workspace.focused
    unread = 0 if is_focused else _unread(conversations, session)
    news = [*_news(session, unread)]
    return ListedTab(
        id=session.id,
        focus=focus_session.on(session.id),
        close=close_session.on(session.id) if session.can_close else None,
        title=session.label,
        selected=is_focused,
        panel=_PANEL_AREA,
        description=". ".join(news),
        tooltip=". ".join((session.label, *news)),
        glyph=_glyph(session, unread),
        attributes=(("data-attention", "true" if session.wants_attention else None),),
    )


def _application_tab(session: Session, tab: Tab) -> ListedTab:
    return ListedTab(
        id=tab.id,
        focus=focus_tab.on(tab.id),
        close=close_tab.on(tab.id) if tab.can_close else None,
        title=tab.label,
        selected=tab is session.focused_tab,
        panel=panel_id(tab.id),
    )


def _unread(conversations: Conversations, session: Session) -> int:
    conversation = conversations.in_session(session)
    return conversation.unread if conversation else 0


def _news(session: Session, unread: int) -> Iterator[str]:
    """Messages about a session that is not focused [D; the request for attention A]."""
    if unread:
        yield f"{counted(unread, 'new update')} in your conversation"
    if session.wants_attention:
        yield "Requests your attention"


def _glyph(session: Session, unread: int) -> Element:
    """The first letters of the title [D], or a house for Home, with the number of unread messages."""
    if session.is_default:
        return h("span", {"class": "initials home", "aria-hidden": "true"}, icon("home"))
    children: list[Child] = [session.label.strip()[:2].upper()]
    if unread:
        count = str(unread) if unread <= MOST_COUNTED else "+"
        children.append(h("span", {"class": "unread"}, count))
    return h("span", {"class": "initials", "aria-hidden": "true"}, *children)
