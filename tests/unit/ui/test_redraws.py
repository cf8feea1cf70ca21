"""The events of a command mark every region that it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from apm.conversations.conversations import Conversations
from apm.core.inputs import SessionInput, TabInput
from apm.core.outcome import Outcome
from apm.ui.effects import effects_of
from apm.ui.elements import Element
from apm.ui.regions import Region
from apm.ui.shell.communication_panel import communication
from apm.ui.shell.strips import session_strip, tab_strip
from apm.ui.shell.tab_panel import panel
from apm.workspace.workspace import Workspace
from tests.support.sample_workspace import new_workspace, open_session, open_tab

Command = Callable[[Workspace], Outcome[Any]]


def trees(workspace: Workspace) -> dict[str, Element]:
    panels = {tab.id: panel(workspace, tab) for tab in workspace.tabs.values()}
    conversations = Conversations(workspace)
    panels[Region.SESSIONS] = session_strip(conversations)
    panels[Region.TABS] = tab_strip(workspace)
    panels[Region.COMMUNICATION] = communication(conversations)
    return panels


@pytest.fixture
def workspace() -> Workspace:
    """Sessions 1 (focused, tabs 1 to 3, 3 focused) and 2 (requests attention, tabs 4 to 6)."""
    workspace = new_workspace()
    focused = open_session(workspace, "crew", {"customerName": "Contoso"})
    workspace.focus_tab(list(focused.tabs.values())[-1])
    background = open_session(workspace, "crew", is_focused=False)
    workspace.request_focus(background)
    open_session(workspace, is_focused=False)
    return workspace


COMMANDS: dict[str, Command] = {
    "create a session": lambda w: w.create_session(SessionInput("chat", {})),
    "create a session in the background": lambda w: w.create_session(
        SessionInput("chat", {}, False)
    ),
    "create a tab": lambda w: w.create_tab(w.focused, TabInput("page", {})),
    "create a tab in the background": lambda w: w.create_tab(
        w.focused, TabInput("page", {}, False)
    ),
    "create a tab in a background session": lambda w: w.create_tab(
        w.sessions["session-id-2"], TabInput("page", {})
    ),
    "close the session": lambda w: w.close_session(w.focused),
    "close a background session": lambda w: w.close_session(w.sessions["session-id-2"]),
    "close the tab": lambda w: w.close_tab(w.focused.focused_tab),
    "focus a session": lambda w: w.focus_session(w.sessions["session-id-2"]),
    "focus a tab": lambda w: w.focus_tab(w.tabs["tab-id-1"]),
    "request focus": lambda w: w.request_focus(w.sessions["session-id-3"]),
    "rename a session": lambda w: w.rename_session(w.focused, "Other"),
    "rename a tab": lambda w: w.rename_tab(w.tabs["tab-id-1"], "Other"),
    "rename a tab of a background session": lambda w: w.rename_tab(w.tabs["tab-id-4"], "Other"),
    "keep a session from closing": lambda w: w.set_session_can_close(w.focused, False),
    "let a pinned tab close": lambda w: w.set_tab_can_close(w.tabs["tab-id-2"], True),
    "refresh a tab": lambda w: w.refresh_page(w.tabs["tab-id-1"]),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_looks_different_is_drawn_again(workspace: Workspace, name: str) -> None:
    before = trees(workspace)
    outcome = COMMANDS[name](workspace)
    after = trees(workspace)
    different = {each for each in {*before, *after} if before.get(each) != after.get(each)}
    assert different, "a command that changes nothing tests nothing"
    marked = {
        each
        for event in outcome.events
        for each in (*effects_of(event).regions, *effects_of(event).pages)
    }
    assert different <= marked


def test_a_tab_on_screen_is_back_at_its_page_when_it_comes_back(workspace: Workspace) -> None:
    page = open_tab(workspace.focused, workspace, "page")
    key = panel(workspace, page)[1]["key"]
    workspace.focus_tab(workspace.tabs["tab-id-1"])
    assert panel(workspace, page)[1]["key"] == key, "a hidden frame stays mounted"
    workspace.focus_tab(page)
    assert panel(workspace, page)[1]["key"] != key
