"""The session or tab in which a record opens from a link."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from apm.core.errors import ApmError
from apm.core.inputs import SessionInput, TabInput
from apm.core.json_text import Json
from apm.templates.catalogue import RECORD_FORM, Panel, SessionTemplate
from apm.workspace.navigation import Place, open_form, open_record
from apm.workspace.page import Page
from apm.workspace.page_inputs import make_page
from apm.workspace.plans import PARAMETERS_STR
from apm.workspace.workspace import Workspace
from tests.support.page_actions import act
from tests.support.sample_workspace import (
    Api,
    new_workspace,
    open_session,
    open_tab,
    posted,
    snapshot,
)

CASE = "ca5e0000-0000-4000-8000-000000000002"
CONTACT = "c0ac0000-0000-4000-8000-000000000001"


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


def test_from_home_it_opens_a_session_of_the_first_template_for_its_table(
    workspace: Workspace,
) -> None:
    outcome = open_record(workspace, "incident", CASE)
    assert outcome.value == "session-id-1"
    assert workspace.focused.context.get("anchor.entityId") == CASE
    assert workspace.focused.focused_tab.title == "Grinder stops after ten seconds"


def test_an_activity_opens_its_own_form(workspace: Workspace) -> None:
    task = workspace.records.query("task")[0]
    given = {"entityName": "activitypointer", "entityId": task["activityid"]}
    open_form(workspace, given)
    assert workspace.focused.focused_tab.parameters == {**given, "entityName": "task"}


def _tab(workspace: Workspace, given: dict[str, Json]) -> Page:
    return workspace.tabs[workspace.create_tab(workspace.focused, TabInput("record", given)).value]


def _anchor(workspace: Workspace, given: dict[str, Json]) -> Page:
    pairs = json.dumps([*given.items()])
    template = SessionTemplate("task", "Task", "", entity="task")
    workspace.open_session(template, SessionInput("", {PARAMETERS_STR: pairs}))
    return workspace.focused.focused_tab


def _overlay(workspace: Workspace, given: dict[str, Json]) -> Page:
    return make_page(workspace, "pane", {"pageType": "entityrecord", **given})


@pytest.mark.parametrize("opened", [_tab, _anchor, _overlay])
def test_an_activity_opens_its_own_form_in_every_place(
    workspace: Workspace, opened: Callable[[Workspace, dict[str, Json]], Page]
) -> None:
    task = workspace.records.query("task")[0]
    page = opened(workspace, {"entityName": "activitypointer", "entityId": task["activityid"]})
    assert page.parameters["entityName"] == "task"


def test_the_form_for_an_activity_that_does_not_exist_names_what_was_asked_for(
    workspace: Workspace,
) -> None:
    page = _tab(workspace, {"entityName": "activitypointer", "entityId": CASE})
    assert page.parameters["entityName"] == "activitypointer"


def test_from_home_without_such_a_template_it_opens_a_plain_session(workspace: Workspace) -> None:
    outcome = open_record(workspace, "contact", CONTACT)
    session = workspace.focused
    assert outcome.value == session.id == "session-id-1"
    assert [each.title for each in session.tabs.values()] == [session.title] == ["Amara Okafor"]
    assert session.focused_tab.template is RECORD_FORM
    assert session.focused_tab.parameters == {"entityName": "contact", "entityId": CONTACT}
    assert session.context.get("anchor.fullname") == "Amara Okafor"
    assert session.panel is Panel.HIDDEN


def test_a_plain_session_adds_no_template() -> None:
    api = Api()
    open_record(api.workspace, "contact", CONTACT)
    session = api.workspace.focused
    for name in ("", " ", "Record"):
        assert api("session.getAllTabsForTemplate", session.id, name) == ()
    assert "" not in api.workspace.settings.catalogue.sessions
    with pytest.raises(ApmError, match="templateName"):
        api("createSession", {"templateName": ""})


@pytest.mark.parametrize(("table", "record_id"), [("incident", CASE), ("contact", CONTACT)])
def test_in_a_session_it_opens_a_tab(workspace: Workspace, table: str, record_id: str) -> None:
    session = open_session(workspace)
    outcome = act(workspace, "open-record", f"{table} {record_id}")
    assert outcome.value == session.focused_tab.id
    assert workspace.focused is session
    assert len(workspace.sessions) == 2


def test_a_result_of_a_search_opens_in_the_focused_session(workspace: Workspace) -> None:
    act(workspace, "open-record-here", f"incident {CASE}")
    assert len(workspace.sessions) == 1
    assert workspace.focused.focused_tab.title == "Grinder stops after ten seconds"


@pytest.mark.parametrize("action", ["open-record", "open-record-here"])
def test_with_shift_it_opens_a_session_and_with_ctrl_a_tab(
    workspace: Workspace, action: str
) -> None:
    act(workspace, action, f"incident {CASE}", "ctrl")
    assert (len(workspace.sessions), len(workspace.focused.tabs)) == (1, 2)
    act(workspace, action, f"incident {CASE}", "shift")
    assert workspace.focused.id == "session-id-1"
    act(workspace, action, f"contact {CONTACT}", "shift")
    assert workspace.focused.id == "session-id-2"
    workspace.focus_session(workspace.sessions["session-id-0"])
    act(workspace, action, f"contact {CONTACT}", "shift")
    assert workspace.focused.id == "session-id-2"


def test_a_tab_on_screen_or_of_the_focused_session_comes_before_others(
    workspace: Workspace,
) -> None:
    open_record(workspace, "incident", CASE)
    session = open_session(workspace)
    here: dict[str, Json] = {"entityName": "incident", "entityId": CASE}
    first, second = (
        str(workspace.open_tab(session, RECORD_FORM, TabInput("", here)).value) for _ in range(2)
    )
    assert open_record(workspace, "incident", CASE).value is False
    assert workspace.focused.focused_tab.id == second
    workspace.show_tab(next(iter(session.tabs.values())))
    open_record(workspace, "incident", CASE)
    assert (workspace.focused, workspace.focused.focused_tab.id) == (session, first)


def test_what_is_open_is_focused_with_its_session(workspace: Workspace) -> None:
    open_record(workspace, "incident", CASE)
    first = workspace.focused
    open_tab(first, workspace)
    workspace.focus_session(workspace.sessions["session-id-0"])
    outcome = open_record(workspace, "incident", CASE.upper())
    assert outcome.value is True
    assert [topic for topic, _ in posted(outcome.events)] == ["ON_SESSION_SWITCH", "ON_TAB_SWITCH"]
    assert workspace.focused is first
    assert first.focused_tab.is_anchor
    assert open_record(workspace, "incident", CASE).value is False


def test_a_link_to_a_deleted_record_is_refused_unless_its_form_is_open(
    workspace: Workspace,
) -> None:
    open_record(workspace, "contact", CONTACT)
    for table, record_id in (("contact", CONTACT), ("incident", CASE)):
        workspace.records.delete(table, record_id)
    before = snapshot(workspace)
    for place in Place:
        with pytest.raises(ApmError, match=f"^Case '{CASE}' no longer exists, so it cannot be op"):
            open_record(workspace, "incident", CASE, place)
    assert snapshot(workspace) == before
    workspace.focus_session(workspace.sessions["session-id-0"])
    open_record(workspace, "contact", CONTACT)
    assert workspace.focused.id == "session-id-1"


@pytest.mark.parametrize(
    ("sessions", "tabs", "table"), [(1, 10, "incident"), (1, 10, "contact"), (10, 1, "here")]
)
def test_a_full_workspace_refuses(sessions: int, tabs: int, table: str) -> None:
    workspace = new_workspace(sessions, tabs)
    before = snapshot(workspace)
    with pytest.raises(ApmError, match="Maximum"):
        record_id = CASE if table == "incident" else CONTACT
        open_record(workspace, table, record_id, Place.TAB if table == "here" else Place.USUAL)
    assert snapshot(workspace) == before
