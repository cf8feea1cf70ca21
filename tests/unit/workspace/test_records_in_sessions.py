"""Sessions with records: contexts, titles and slugs get values from the Dataverse."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from apm.core.inputs import SessionInput, TabInput
from apm.core.json_text import Json
from apm.core.slugs import render
from apm.dataverse import Records
from apm.emulator import Emulator
from apm.settings import Settings
from apm.ui.effects import effects_of
from apm.workspace.page_records import anchor_values, page_record
from apm.workspace.session import Session
from apm.workspace.slug_resolver import SlugResolver
from apm.workspace.workspace import Workspace
from tests.support.strategies import brace_texts, texts

CASE = "ca5e0000-0000-4000-8000-000000000001"
FORMATTED = "@OData.Community.Display.V1.FormattedValue"


@pytest.fixture(scope="module")
def records() -> Records:
    return Records()


def open_case(workspace: Workspace, record_id: str) -> Session:
    parameters = json.dumps([["entityName", "incident"], ["entityId", record_id]])
    wanted = SessionInput("case_entity_session_default_template", {"parametersStr": parameters})
    return workspace.sessions[workspace.create_session(wanted).value]


def test_a_session_is_called_after_its_record() -> None:
    session = open_case(Workspace(Settings()), CASE)
    title = session.context.get("anchor.title")
    assert title
    assert (session.title, session.focused_tab.title) == (title, title)


def test_later_edits_of_the_record_are_not_seen() -> None:
    workspace = Workspace(Settings())
    session = open_case(workspace, CASE)
    title = session.title
    workspace.records.update("incident", CASE, {"title": "Another"})
    assert session.context.get("anchor.title") == title
    assert open_case(workspace, CASE).title == "Another"


def test_a_record_tab_is_called_after_its_record() -> None:
    workspace = Workspace(Settings())
    context: dict[str, Json] = {"entityName": "incident", "entityId": CASE}
    tab_id = workspace.create_tab(workspace.focused, TabInput("msdyn_entityrecord", context)).value
    assert workspace.tabs[tab_id].title == page_record(context, workspace.records).title


@pytest.mark.parametrize(
    ("parameters", "title"),
    [
        ({"entityName": "incident"}, "New Case"),
        (
            {"entityName": "incident", "entityId": "ca5e0000-0000-4000-8000-00000000dead"},
            "New Case",
        ),
        ({"entityName": "incident", "entityId": "no guid"}, "New Case"),
        ({"entityName": "new_trip", "entityId": CASE}, "New new_trip"),
    ],
)
def test_a_form_without_a_record_is_called_after_its_table(
    records: Records, parameters: dict[str, str], title: str
) -> None:
    found = page_record(parameters, records)
    assert found.title == title
    assert set(anchor_values(found)) == {f"anchor.{name}" for name in parameters}


@given(brace_texts)
def test_any_text_renders_with_the_dataverse_behind_it(text: str) -> None:
    resolver = SlugResolver({"a": "x"}.get, Records())
    assert isinstance(render(text + "{$odata." + text + "}", resolver), str)


@given(texts)
def test_an_inner_slug_is_only_ever_a_value(records: Records, value: str) -> None:
    resolver = SlugResolver({"x": value}.get, records)
    slug = "{$odata.incident.title.?$filter=ticketnumber eq '{x}'}"
    assert render(slug, resolver) == ""
    assert resolver.problems == []


def test_a_tabs_own_parameters_answer_inner_slugs_first(records: Records) -> None:
    lookup = SlugResolver({"id": "no"}.get, records).after({"id": CASE})
    name = "$odata.incident.ticketnumber.?$filter=incidentid eq {id}"
    assert lookup(name) == "CAS-01001-E5M7L1"
    assert lookup("other") is None


def test_what_cannot_be_answered_is_empty_and_remembered(records: Records) -> None:
    resolver = SlugResolver(lambda _name: None, records)
    assert render("[{$odata.incident.titel}]", resolver) == "[]"
    assert "titel" in resolver.problems[0]
    assert "title" in resolver.problems[0]


def test_problems_of_slugs_are_warnings_of_the_call() -> None:
    workspace = Workspace(Settings())
    session = open_case(workspace, CASE)
    assert render(f"{{anchor.prioritycode{FORMATTED}}}", workspace.slug_resolver(session)) == "High"
    context: dict[str, Json] = {"entityName": "incident", "data": "{}"}
    outcome = workspace.create_tab(session, TabInput("msdyn_entityrecord", context))
    assert [
        effects_of(event).warning for event in outcome.events if effects_of(event).warning
    ] == []


def test_a_reset_brings_changed_records_back_and_keeps_unchanged_ones() -> None:
    emulator = Emulator("page")
    before = emulator.workspace.records
    before.query("account")
    emulator.reset()
    assert emulator.workspace.records is before, "reading them again would cost time"
    title = before.retrieve("incident", CASE)["title"]
    before.update("incident", CASE, {"title": "Another"})
    emulator.reset()
    assert emulator.workspace.records.retrieve("incident", CASE)["title"] == title
