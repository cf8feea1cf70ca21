"""The two strips: all sessions, and the tabs of the focused session."""

from apm.elements import Element, h
from apm.session import Session, Tab
from apm.shell.strip import Item, strip
from apm.workspace import Workspace

PANELS = "panels"
"""The DOM id of the area that a session fills: which of its panels is shown there changes without it."""


def session_strip(workspace: Workspace) -> Element:
    """All sessions, Home first."""
    items = (_session_item(workspace, session) for session in workspace.sessions.values())
    return strip("session", "Session strip", "Sessions", items)


def tab_strip(workspace: Workspace) -> Element:
    """The tabs of the focused session, the anchor first."""
    session = workspace.focused
    items = (_tab_item(session, tab) for tab in session.tabs.values())
    return strip("tab", "Tab strip", "Application tabs", items)


def panel_id(tab: Tab) -> str:
    """The DOM id of a tab's panel."""
    return f"panel-{tab.id}"


def _session_item(workspace: Workspace, session: Session) -> Item:
    return Item(
        id=session.id,
        title=session.label,
        selected=session is workspace.focused,
        can_close=session.can_close,
        panel=PANELS,
        description="Requests your attention" if session.wants_attention else "",
        glyph=h("span", {"class": "initials", "aria-hidden": "true"}, _initials(session)),
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


def _initials(session: Session) -> str:
    """The first letters of the title [D]; a house for Home."""
    return "⌂" if session.is_default else session.label.strip()[:2].upper()
