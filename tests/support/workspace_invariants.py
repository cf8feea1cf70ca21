"""What holds in every workspace, after any commands. Tests of a page run this file in its interpreter too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.workspace.session import Session
    from apm.workspace.workspace import Workspace


def broken_invariants(workspace: Workspace) -> list[str]:
    """The invariants that do not hold, as sentences."""
    sessions = list(workspace.sessions.values())
    tabs = [tab for each in sessions for tab in each.tabs.values()]
    limits = workspace.settings.limits
    claims = {
        "the first session, and no other, is Home": [each.is_default for each in sessions]
        == [True] + [False] * (len(sessions) - 1),
        "the focused session is open": workspace.focused in sessions,
        "the focused session wants no attention": not workspace.focused.wants_attention,
        "the sessions are within their limit": len(sessions) <= limits.sessions,
        "a session can be created below the limit": workspace.can_create_session()
        is (len(sessions) < limits.sessions),
        "the ids of the sessions are their keys": all(
            each.id == key for key, each in workspace.sessions.items()
        ),
        "the tabs are those of the sessions": {tab.id: tab for tab in tabs} == workspace.tabs
        and len(workspace.tabs) == len(tabs),
    }
    broken = [f"not so: {claim}" for claim, holds in claims.items() if not holds]
    return broken + [each for session in sessions for each in _of_session(workspace, session)]


def _of_session(workspace: Workspace, session: Session) -> Iterator[str]:
    inside = list(session.tabs.values())
    most = workspace.settings.limits.tabs
    claims = {
        "the focused tab is in it": session.focused_tab in inside,
        "its first tab, and no other, is the anchor": [tab.is_anchor for tab in inside]
        == [True] + [False] * (len(inside) - 1),
        "its anchor cannot be closed": not inside[0].can_close,
        "its tabs are within their limit": len(inside) <= most,
        "a tab can be created below the limit": workspace.can_create_tab(session)
        is (len(inside) < most),
        "its tabs belong to it": all(tab.session is session for tab in inside),
    }
    for claim, holds in claims.items():
        if not holds:
            yield f"{session.id}: not so: {claim}"
