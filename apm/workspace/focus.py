"""The rules of focus: what gets the focus after a close, and what happens when another tab comes on screen.

One session of the workspace is focused, and each session has one focused tab. The tab on screen is the focused tab of
the focused session.
"""

from collections.abc import Mapping
from typing import TypeVar

from apm.core.events import Event, PageReloaded, SessionSwitched, TabSwitched
from apm.workspace.session import Tab

Item = TypeVar("Item")


def focus_after_close(items: Mapping[str, Item], closing_id: str, focused: Item) -> Item:
    """The session or tab that has the focus after one of them closes.

    If the focused one closes, its left neighbour gets the focus [tabs D; sessions A]. Otherwise nothing changes.
    The first session (Home) and the first tab (the anchor) never close, so there is always a left neighbour.

    Args:
        items: the sessions, or the tabs of a session, by id in the order of the strip.
        closing_id: the id of the one that closes.
        focused: the one that has the focus before the close.

    >>> focus_after_close({"a": 1, "b": 2, "c": 3}, "c", focused=3)
    2
    >>> focus_after_close({"a": 1, "b": 2, "c": 3}, "c", focused=1)
    1
    """
    if items[closing_id] is not focused:
        return focused
    ids = list(items)
    return items[ids[ids.index(closing_id) - 1]]


def switch_tabs(before: Tab, after: Tab) -> tuple[Event, ...]:
    """Updates two tabs, and the session of the second, after the second replaced the first on screen.

    Some page types reload when their tab comes back on screen [D], but not when it is first shown [A]. A session that
    gets the focus no longer requests attention.

    Returns:
        The events, in the order in which they are posted [A].
    """
    events: list[Event] = []
    before.was_left = True
    if after.was_left and after.template.page_type.reloads:
        after.restart()
        events.append(PageReloaded(after.id))
    if after.session is not before.session:
        after.session.wants_attention = False
        events.append(SessionSwitched(before.session.id, after.session.id))
    events.append(TabSwitched(before.session.id, before.id, after.session.id, after.id))
    return tuple(events)
