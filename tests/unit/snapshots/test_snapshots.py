"""A workspace that was written as a snapshot and opened again is equal; what no longer fits is left out."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apm.conversations.commands import say, start_conversation
from apm.conversations.options import ConversationOptions
from apm.core.errors import ApmError
from apm.core.events import FormOpened
from apm.core.json_text import Json
from apm.settings import Limits
from apm.settings.by_table import ByTable
from apm.templates.catalogue import Catalogue
from tests.support.form_layouts import FORM, OTHER_FORM
from tests.support.sample_workspace import CATALOGUE, open_session, open_tab
from tests.support.snapshots import (
    CASE,
    CASE_CONTEXT,
    CHAT,
    SETTINGS,
    emulator,
    full_workspace,
    is_opened_again,
    left_out,
    through_json,
    without_starts,
)
from tests.support.strategies import json_values, names, texts

FORMS = (FORM, OTHER_FORM)


def test_an_empty_workspace_is_opened_again() -> None:
    second = is_opened_again(emulator())
    assert open_session(second.workspace).id == "session-id-1"


def test_a_full_workspace_is_opened_again_with_its_ids_and_counters() -> None:
    second = is_opened_again(full_workspace())
    assert second.workspace.focused.id == "session-id-1"
    assert open_session(second.workspace).id == "session-id-4"


def test_the_context_stays_as_it_was_when_the_record_has_changed() -> None:
    first = emulator()
    open_session(first.workspace, "case", CASE_CONTEXT)
    first.workspace.records.update("incident", CASE, {"title": "Changed"})
    second = is_opened_again(first)
    assert second.workspace.focused.context.get("anchor.title") != "Changed"
    assert second.workspace.records.retrieve("incident", CASE)["title"] == "Changed"


def test_conversations_are_opened_again() -> None:
    first = emulator(CHAT)
    for name in ("Ana", "Ben"):
        start_conversation(first.conversations, ConversationOptions(customer_name=name))
    ben = first.conversations.focused
    assert ben is not None
    say(ben, "Good morning!")
    ben.draft = "How"
    first.workspace.close_session(first.workspace.sessions["session-id-1"])
    second = is_opened_again(first)
    assert second.conversations.focused == ben
    assert len(second.conversations.by_id) == 2


def test_ids_of_new_records_continue() -> None:
    first = emulator()
    first.seed({"ids": "billing"})
    first.workspace.records.create("account", {"name": "One"})
    second = is_opened_again(first)
    made = [each.workspace.records.create("account", {"name": "Two"}) for each in (first, second)]
    assert made[0] == made[1]


def test_forms_load_again_and_unsaved_edits_are_gone() -> None:
    first = emulator()
    session = open_session(first.workspace, "case", CASE_CONTEXT)
    first.workspace.edit_field(session.focused_tab, "title", "Unsaved")
    second = emulator()
    outcome = second.restore(first.snapshot())
    assert outcome.events == (FormOpened(session.focused_tab.id),)
    assert second.workspace.focused.focused_tab.edits == {}


@pytest.mark.parametrize("number", [0, 1])
def test_forms_of_solutions_are_shown_again(number: int) -> None:
    first = emulator(replace(SETTINGS, layouts=ByTable(FORMS)))
    chosen: dict[str, Json] = {"entityName": "incident", "formId": FORMS[number]["id"]}
    open_tab(first.workspace.focused, first.workspace, "record", chosen)
    shown = is_opened_again(first).workspace.focused.focused_tab
    assert shown.described_form == FORMS[number]
    assert [*shown.settings.layouts] == [*FORMS]


OPENED = st.sampled_from(["case", "chat", "crew", "named"])
CONTEXTS: dict[str, dict[str, Json]] = {
    "case": CASE_CONTEXT,
    "named": {"parametersStr": '[["entityName","account"]]'},
}


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(OPENED, st.booleans(), texts, st.dictionaries(names, json_values, max_size=3)),
        max_size=4,
    ),
    st.integers(0, 5),
    st.lists(st.integers(0, 5), max_size=3),
)
def test_any_workspace_is_opened_again(
    sessions: list[tuple[str, bool, str, dict[str, Any]]], focused: int, closed: list[int]
) -> None:
    first = emulator()
    workspace = first.workspace
    for template, is_focused, title, context in sessions:
        session = open_session(
            workspace, template, {**context, **CONTEXTS.get(template, {})}, is_focused=is_focused
        )
        workspace.rename_session(session, title)
        tab = open_tab(session, workspace, "page", is_focused=not is_focused)
        workspace.rename_tab(tab, title)
    for number in closed:
        opened = list(workspace.sessions.values())
        workspace.close_session(opened[number % len(opened)])
    opened = list(workspace.sessions.values())
    workspace.focus_session(opened[focused % len(opened)])
    is_opened_again(first)


def changed(at: str, value: Any = None) -> dict[str, Any]:
    """A snapshot with another value at a path; without a value, the key is removed."""
    given: dict[str, Any] = through_json(full_workspace().snapshot())
    *path, last = at.split("/")
    here: Any = given
    for step in path:
        here = here[int(step)] if isinstance(here, list) else here[step]
    if value is None:
        del here[last]
    else:
        here[last] = value
    return given


@pytest.mark.parametrize(
    ("damaged", "problem"),
    [
        (3, "the snapshot cannot be used: it is 3, but has to be an object"),
        (
            {"sessions": []},
            "the snapshot cannot be used: sessions is [], but has to be a list of objects; version",
        ),
        (
            {"version": 2, "all": "new"},
            "the snapshot has version 2, but this emulator reads version 1; use a newer emulator",
        ),
        (changed("sessions/1/title", 3), "sessions[1].title is 3, but has to be text"),
        (
            changed("sessions/1/tabs/0/pageType", "x"),
            "sessions[1].tabs[0] (Record).pageType is 'x', but has to be one of",
        ),
        (changed("sessions/1/tabs"), "tabs is missing"),
        (changed("sessions/1/number", 0), "two sessions have the number 0"),
        (changed("sessions/0/number", 9), "the first session has to be Home"),
        (changed("records", {"rows": {"account": 1}}), "records.rows.account is 1"),
        (
            changed("nextTab", -1),
            "nextTab is -1, but has to be a whole number from 0 to 1000000000",
        ),
    ],
)
def test_a_damaged_snapshot_is_refused_and_changes_nothing(damaged: Any, problem: str) -> None:
    first = full_workspace()
    before = first.snapshot()
    with pytest.raises(ApmError) as raised:
        first.restore(damaged)
    assert problem in str(raised.value)
    assert first.snapshot() == before


def test_what_is_gone_is_left_out_with_a_sentence_each() -> None:
    given = through_json(full_workspace().snapshot())
    without = Catalogue(
        CATALOGUE.sessions,
        {name: CATALOGUE.tabs[name] for name in CATALOGUE.tabs if name != "page"},
    )
    given["sessions"][1]["tabs"][0]["parameters"]["entityId"] = CASE.replace("ca5e", "dead")
    names = "record, talk, notes, board, site"
    assert left_out(given, replace(SETTINGS, catalogue=without)) == (
        [
            f"session 'Case {CASE}' was left out: there is no Case with the id "
            "'dead0000-0000-4000-8000-000000000001' any more",
            f"session 'Mine' was left out: unknown tab template 'page'; there are: {names}",
        ],
        ["Home"],
    )


def test_a_tab_that_is_gone_is_left_out_alone() -> None:
    given = through_json(full_workspace().snapshot())
    without = Catalogue(
        CATALOGUE.sessions,
        {name: CATALOGUE.tabs[name] for name in CATALOGUE.tabs if name != "board"},
    )
    warnings, titles = left_out(given, replace(SETTINGS, catalogue=without))
    assert len(warnings) == 1
    assert warnings[0].startswith("tab 'Board' was left out: unknown tab template 'board'")
    assert titles == ["Home", f"Case {CASE}", "Mine"]


def test_more_than_the_limits_is_left_out() -> None:
    given = through_json(full_workspace().snapshot())
    warnings, titles = left_out(given, replace(SETTINGS, limits=Limits(2, 2)))
    assert warnings == [
        "tab 'contact' was left out: 2 tabs are open in its session",
        "session 'Mine' was left out: 2 sessions are open",
    ]
    assert titles == ["Home", f"Case {CASE}"]


def test_writing_changes_nothing() -> None:
    first = full_workspace()
    before = deepcopy(without_starts(first.workspace))
    first.snapshot()
    assert (without_starts(first.workspace), first.workspace.records.is_changed) == (before, False)
