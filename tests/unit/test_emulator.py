"""The workspace of a page, and its replacement."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from apm.core.errors import ApmError, ErrorCode
from apm.core.events import Warned
from apm.core.inputs import TabInput
from apm.core.json_text import Json
from apm.emulator import Emulator
from apm.settings import Environment, Limits, Settings, User
from apm.templates.catalogue import RECORD_FORM
from tests.support.sample_workspace import CATALOGUE, open_session, open_tab, snapshot

ROOT = Path(__file__).parents[2]
EVENTS = ("ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH")


@pytest.fixture
def emulator() -> Emulator:
    return Emulator("page", Settings(limits=Limits(3, 3), catalogue=CATALOGUE))


def test_without_settings_the_built_in_ones_hold() -> None:
    assert Emulator("page").workspace.settings == Settings()


def test_a_topic_is_unique_to_event_and_page() -> None:
    pages = [Emulator("one"), Emulator("two")]
    topics = [page.topic(name) for page in pages for name in (*EVENTS, "", "anything")]
    assert len(set(topics)) == len(topics)


def test_a_topic_is_stable(emulator: Emulator) -> None:
    before = [emulator.topic(name) for name in (*EVENTS, "anything")]
    emulator.reset()
    emulator.load("{}")
    assert [emulator.topic(name) for name in (*EVENTS, "anything")] == before


def test_a_reset_restarts_with_the_same_settings(emulator: Emulator) -> None:
    fresh, old = snapshot(emulator.workspace), emulator.workspace
    open_session(old)
    old.edit_field(old.tabs["tab-id-0"], "a", "b")
    emulator.reset()
    assert emulator.workspace is not old
    assert snapshot(emulator.workspace) == fresh
    assert emulator.workspace.settings == old.settings
    assert open_session(emulator.workspace).id == "session-id-1"


def test_a_reset_can_go_back_to_the_settings_of_the_file(emulator: Emulator) -> None:
    own = emulator.workspace.settings
    emulator.load('{"limits": {"sessions": 5}}')
    emulator.reset()
    assert emulator.workspace.settings.limits == Limits(5, 10)
    emulator.reset('{"settings": "file"}')
    assert emulator.workspace.settings is own


def test_a_saved_file_has_the_settings_of_the_file(emulator: Emulator) -> None:
    saved = Settings(limits=Limits(4, 4))
    emulator.follow_file(saved)
    emulator.load("{}")
    emulator.reset('{"settings": "file"}')
    assert emulator.workspace.settings is saved


@pytest.mark.parametrize(
    ("text", "restored"), [('{"new_A": true}', {"new_A": True}), ("{", {}), ("[1]", {})]
)
def test_settings_of_before_a_reload_are_restored_until_a_reset(
    emulator: Emulator, text: str, restored: dict[str, Json]
) -> None:
    emulator.restore_settings(text)
    assert emulator.workspace.app_settings == restored
    emulator.reset()
    assert emulator.workspace.app_settings == {}


def test_loaded_records_belong_to_the_user_and_are_back_after_a_reset(emulator: Emulator) -> None:
    given = {
        "user": {"name": "Ada King"},
        "records": {"replace": True, "tables": {"account": [{"name": "Contoso"}]}},
    }
    emulator.load(json.dumps(given))
    for _ in range(2):
        records = emulator.workspace.records
        (account,) = records.query("account")
        owner = records.retrieve("systemuser", str(account["_ownerid_value"]))
        assert (account["name"], owner["fullname"]) == ("Contoso", "Ada King")
        records.create("account", {"name": "Fabrikam"})
        emulator.reset()


@pytest.mark.parametrize("restart", [Emulator.reset, Emulator.load])
def test_the_records_have_the_roles_that_the_user_has_after_a_restart(
    emulator: Emulator, restart: Callable[[Emulator, str], object]
) -> None:
    def names() -> set[object]:
        records = emulator.workspace.records
        of_user = f"?$filter=systemuserid eq {records.user_id}"
        links = records.query("systemuserroles", of_user)
        return {records.retrieve("role", str(each["roleid"]))["name"] for each in links}

    assert "Desk lead" not in names()
    roles = [*User().roles, "Desk lead"]
    restart(emulator, json.dumps({"user": {"roles": roles}}))
    assert names() == {*roles}


@pytest.mark.parametrize("restart", [Emulator.reset, lambda each: each.load("{}")])
def test_a_restart_uses_unchanged_records_again(
    restart: Callable[[Emulator], object],
) -> None:
    emulator = Emulator("page")
    first = emulator.workspace.records
    restart(emulator)
    assert emulator.workspace.records is first
    first.create("account", {"name": "Fabrikam"})
    restart(emulator)
    assert emulator.workspace.records is not first


def test_load_restarts_with_other_settings(emulator: Emulator) -> None:
    open_session(emulator.workspace)
    emulator.load('{"limits": {"sessions": 2}}')
    assert list(emulator.workspace.sessions) == ["session-id-0"]
    assert emulator.workspace.settings.limits == Limits(sessions=2, tabs=10)


def test_imported_templates_are_added_and_the_workspace_restarts(emulator: Emulator) -> None:
    open_session(emulator.workspace)
    row = {
        "msdyn_uniquename": "new_tab",
        "msdyn_name": "New",
        "msdyn_title": "New",
        "msdyn_pagetype": 509180004,
        "msdyn_templateparameters": '{"dashboardId": "1"}',
    }
    done = emulator.import_templates(json.dumps(row))
    assert (done.has_any, done.tab_templates) == (True, ("new_tab",))
    assert emulator.workspace.settings is done.settings
    assert list(emulator.workspace.sessions) == ["session-id-0"]
    assert open_tab(emulator.workspace.focused, emulator.workspace, "new_tab").id == "tab-id-1"
    assert {"new_tab", *CATALOGUE.tabs} == set(emulator.workspace.settings.catalogue.tabs)
    assert emulator.workspace.settings.limits == Limits(3, 3)


@pytest.mark.parametrize("text", ["", "[]", "{}"])
def test_an_import_without_templates_changes_nothing(emulator: Emulator, text: str) -> None:
    open_session(emulator.workspace)
    workspace, before = emulator.workspace, snapshot(emulator.workspace)
    assert not emulator.import_templates(text).has_any
    assert emulator.workspace is workspace
    assert snapshot(workspace) == before


@pytest.mark.parametrize("text", ["", "[]", '{"limits": {"sessions": 0}}', '{"x": 1}'])
def test_settings_that_are_refused_change_nothing(emulator: Emulator, text: str) -> None:
    open_session(emulator.workspace)
    workspace, before = emulator.workspace, snapshot(emulator.workspace)
    with pytest.raises(ApmError, match=r"^load: ") as caught:
        emulator.load(text)
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert emulator.workspace is workspace
    assert snapshot(workspace) == before


@pytest.mark.parametrize(
    "start",
    [lambda _: None, Emulator.reset, lambda each: each.load("{}")],
    ids=["first", "reset", "load"],
)
def test_every_workspace_checks_the_data_of_forms(
    emulator: Emulator, start: Callable[[Emulator], object]
) -> None:
    start(emulator)
    workspace = emulator.workspace
    given = TabInput("", {"entityName": "incident", "data": {"titel": "Leak"}})
    events = workspace.open_tab(workspace.focused, RECORD_FORM, given).events
    sentence = "data: there is no column 'titel' in incident; did you mean 'title'?"
    assert Warned(sentence) in events


def test_an_emulator_starts_without_the_modules_of_forms() -> None:
    code = (
        "import sys; from apm.emulator import Emulator; Emulator('page');"
        "found = [each for each in sys.modules if each.startswith('apm.forms')];"
        "assert not found, found"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_scripts_see_the_address_of_the_settings_or_of_the_page() -> None:
    assert Emulator("page", origin="https://page.example").client_url == "https://page.example"
    environment = Environment(url="https://org.example")
    emulator = Emulator("page", Settings(environment=environment), "https://page.example")
    assert emulator.client_url == "https://org.example"
