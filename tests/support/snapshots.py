"""Workspaces that are written as snapshots and opened again."""

from __future__ import annotations

import json
from typing import Any

from apm.core.events import Warned
from apm.core.inputs import TabInput
from apm.core.json_text import Json
from apm.emulator import Emulator
from apm.settings import Settings
from apm.templates.catalogue import RECORD_FORM
from apm.workspace.workspace import Workspace
from tests.support.sample_workspace import CATALOGUE, open_session, open_tab
from tests.support.sample_workspace import snapshot as seen

CASE = "ca5e0000-0000-4000-8000-000000000001"
CASE_CONTEXT: dict[str, Json] = {
    "parametersStr": json.dumps([["entityName", "incident"], ["entityId", CASE]])
}
SETTINGS = Settings(catalogue=CATALOGUE)
CHAT = Settings()


def emulator(with_settings: Settings = SETTINGS) -> Emulator:
    return Emulator("page", with_settings)


def through_json(given: Any) -> Any:
    """What another page gets: JSON text."""
    return json.loads(json.dumps(given))


def without_starts(workspace: Workspace) -> dict[str, Any]:
    """The visible state; how often a page has started is no part of a snapshot."""
    state = seen(workspace)
    for session in state["sessions"]:
        for tab in session["tabs"]:
            del tab["starts"]
    return state


def is_opened_again(first: Emulator) -> Emulator:
    """Opens the snapshot of a workspace in another emulator, and checks that it is equal."""
    written = through_json(first.snapshot())
    second = emulator(first.workspace.settings)
    outcome = second.restore(written)
    assert [each for each in outcome.events if isinstance(each, Warned)] == []
    assert through_json(second.snapshot()) == written
    assert without_starts(second.workspace) == without_starts(first.workspace)
    return second


def full_workspace() -> Emulator:
    """Sessions with records, titles and variables, a closed one, a tab of Home, and the focus in the background."""
    first = emulator()
    workspace = first.workspace
    case = open_session(workspace, "case", CASE_CONTEXT)
    open_tab(case, workspace, "site", {"url": "https://contoso.example", "topic": "coffee"})
    open_tab(case, workspace, "record", {"entityName": "contact"}, is_focused=False)
    crew = open_session(workspace, "crew")
    workspace.close_session(open_session(workspace, "chat", {"controlName": "Other"}))
    workspace.rename_session(crew, "Mine")
    workspace.set_session_can_close(crew, can_close=False)
    workspace.update_context(crew, {"a": [1, {"b": None}], "anchor.x": True})
    workspace.open_tab(
        workspace.sessions["session-id-0"], RECORD_FORM, TabInput("", {"entityName": "account"})
    )
    workspace.focus_session(case)
    workspace.request_focus(crew)
    return first


def left_out(
    given: dict[str, Any], with_settings: Settings = SETTINGS
) -> tuple[list[str], list[str]]:
    """Opens a snapshot that does not fit; returns the warnings and the titles of the sessions."""
    second = emulator(with_settings)
    outcome = second.restore(given)
    warnings = [each.message for each in outcome.events if isinstance(each, Warned)]
    return warnings, [each.title for each in second.workspace.sessions.values()]
