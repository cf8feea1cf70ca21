"""The two strips: all sessions, and the tabs of the focused session."""

from collections.abc import Iterator

from apm.conversations.conversations import Conversations
from apm.ui.elements import Child, Element, h
from apm.ui.icons import icon
from apm.ui.shell.site_map import site_map
from apm.ui.shell.strip import Item, strip
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace

PANELS = "panels"
"""The DOM id of the area that a session fills: which of its panels is shown there changes without it."""

MOST_COUNTED = 9
"""More unread messages than these are shown as a plus sign [D]."""


def session_strip(conversations: Conversations) -> Element:
    """The site map, then all sessions, Home first."""
    workspace = conversations.workspace
    items = (_session_item(conversations, session) for session in workspace.sessions.values())
    return strip("session", "Session strip", "Sessions", items, site_map(workspace))


def tab_strip(workspace: Workspace) -> Element:
    """The tabs of the focused session, the anchor first."""
    session = workspace.focused
    items = (_tab_item(session, tab) for tab in session.tabs.values())
    return strip("tab", "Tab strip", "Application tabs", items)


def window_title(workspace: Workspace) -> str:
    """What the browser's window is called: the page in it comes first, as a screen reader says it first [A]."""
    return f"{workspace.focused.focused_tab.label} - {workspace.settings.app.name}"


def panel_id(tab: Tab) -> str:
    """The DOM id of a tab's panel."""
    return f"panel-{tab.id}"


def _session_item(conversations: Conversations, session: Session) -> Item:
    is_focused = session is conversations.workspace.focused
    unread = 0 if is_focused else _unread(conversations, session)
    told = [*_told(session, unread)]
    return Item(
        id=session.id,
        title=session.label,
        selected=is_focused,
        can_close=session.can_close,
        panel=PANELS,
        description=". ".join(told),
        tooltip=". ".join((session.label, *told)),
        glyph=_glyph(session, unread),
        attributes=(("data-attention", "true" if session.wants_attention else None),),
    )


def _tab_item(session: Session, tab: Tab) -> Item:
    return Item(
        id=tab.id,
        title=tab.label,
        selected=tab is session.focused_tab,
        can_close=tab.can_close,
        panel=panel_id(tab),
    )


def _unread(conversations: Conversations, session: Session) -> int:
    conversation = conversations.in_session(session)
    return conversation.unread if conversation else 0


def _told(session: Session, unread: int) -> Iterator[str]:
    """What there is to say of a session that is not focused [D; of attention A]."""
    if unread:
        yield f"{unread} new {'update' if unread == 1 else 'updates'} in your conversation"
    if session.wants_attention:
        yield "Requests your attention"


def _glyph(session: Session, unread: int) -> Element:
    """The first letters of the title [D], a house for Home; and how much is unread."""
    if session.is_default:
        return h("span", {"class": "initials home", "aria-hidden": "true"}, icon("home"))
    children: list[Child] = [session.label.strip()[:2].upper()]
    if unread:
        count = str(unread) if unread <= MOST_COUNTED else "+"
        children.append(h("span", {"class": "unread"}, count))
    return h("span", {"class": "initials", "aria-hidden": "true"}, *children)
