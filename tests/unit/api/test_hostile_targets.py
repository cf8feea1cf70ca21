"""Calls of all members with any target and any arguments: a recording from outside can have them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from apm.api.all_members import ALL_MEMBERS
from apm.api.calls import FINDERS
from apm.api.dispatcher import Dispatcher
from apm.api.member import ANSWERED_BY_PAGE, Takes
from apm.api.xrm.finding import XRM_FINDERS
from apm.core.inputs import TabInput
from apm.emulator import Emulator
from apm.templates.catalogue import RECORD_FORM
from tests.support.strategies import json_values, texts

CASE = {"entityName": "incident", "entityId": "ca5e0000-0000-4000-8000-000000000001"}

WORDS = (
    "",
    "0",
    "-1",
    "9" * 5_000,
    "tab-id-0",
    "tab-id-1",
    "session-id-0",
    "title",
    "customerid",
    "incident",
    "account",
    CASE["entityId"],
    "\ud800\0",
)
words = st.one_of(st.sampled_from(WORDS), texts)
targets = st.lists(words, max_size=4).map(" ".join)
values = st.one_of(json_values, words)
called = st.tuples(
    st.sampled_from([each for each in ALL_MEMBERS if each.kind not in ANSWERED_BY_PAGE]),
    targets,
    st.lists(values, min_size=9, max_size=9),
)


def raised(_name: str, error: Exception) -> None:
    """Raises a defect that the dispatcher reports."""
    raise error


@settings(max_examples=40)
@given(st.lists(called, min_size=10, max_size=20))
def test_any_call_is_answered(calls: list[tuple[Any, str, list[Any]]]) -> None:
    emulator = Emulator("page")
    workspace = emulator.workspace
    workspace.open_tab(workspace.focused, RECORD_FORM, TabInput("", {**CASE}))
    dispatcher = Dispatcher(emulator, lambda _: None, lambda _: None, raised)
    answers = dispatcher.answers()
    for member, target, given_values in calls:
        taken = [
            json.dumps(value) if takes in (Takes.VALUE, Takes.OBJECT, Takes.RECORD) else str(value)
            for takes, value in zip(member.takes, given_values, strict=False)
        ]
        has_target = member.owner in FINDERS or member.owner in XRM_FINDERS
        given_texts = [target, *taken] if has_target else taken
        name = member.full_name
        answer = answers.get(name) or (lambda *given, name=name: dispatcher.call(name, *given))
        assert answer(*given_texts) is not None
