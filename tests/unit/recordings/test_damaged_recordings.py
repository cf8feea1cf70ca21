"""Damaged recordings: each is written as a test, or refused in a sentence that says what is wrong where."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from apm.api.all_members import ALL_MEMBERS
from apm.core.errors import ApmError, ErrorCode
from apm.recordings.recording_json import read_recording, recording_json
from apm.recordings.recording_rules import STEPS
from apm.recordings.steps import Call, Recording
from apm.recordings.writing import LANGUAGES, written_test
from apm.settings.checking import check_keys
from tests.support.recordings import FULL, damaged

if TYPE_CHECKING:
    from apm.core.json_text import Json

EMPTY = replace(FULL, steps=())
CANNOT = "the recording cannot be used: "


def refusal(recording: Json) -> str:
    """Why a recording is refused."""
    with pytest.raises(ApmError) as refused:
        read_recording(recording)
    assert refused.value.code is ErrorCode.BAD_INPUT
    return str(refused.value)


def with_step(step: Json) -> Json:
    """A recording with one step."""
    return {**recording_json(EMPTY), "steps": [step]}


def written(*steps: Call) -> str:
    """The test of a recording with steps, after it was JSON."""
    text = json.dumps(recording_json(replace(EMPTY, steps=steps)))
    return written_test(read_recording(json.loads(text)), "python")


def test_a_recording_with_all_steps_is_read_again() -> None:
    assert read_recording(json.loads(json.dumps(recording_json(FULL)))) == FULL


@pytest.mark.parametrize("language", LANGUAGES)
@given(recording=damaged())
@settings(max_examples=300)
def test_it_becomes_a_test_or_a_sentence(language: str, recording: Any) -> None:
    try:
        read: Recording = read_recording(recording)
    except ApmError as error:
        assert str(error).startswith("the recording ")
        return
    text = written_test(read, language)
    if language == "python":
        ast.parse(text)


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (5, "steps[0] is 5, but has to be an object"),
        ({}, "steps[0].kind is missing; it has to be one of action, call, script"),
        ({"kind": []}, "steps[0].kind is [], but has to be one of action, call, script"),
        ({"kind": "call"}, "steps[0].member is missing; it has to be the full name of a member"),
        ({"kind": "call", "member": "a; b"}, "steps[0].member is 'a; b', but has to be the full"),
        ({"kind": "script", "text": "1", "target": "x"}, "unknown key steps[0].target"),
        (
            {"kind": "call", "member": "session.focus", "target": 7},
            "steps[0].target is 7, but has to be text",
        ),
        (
            {"kind": "call", "member": "session.title", "target": "session-id-1"},
            "steps[0].arguments is null, but has to be a list with the assigned value",
        ),
        ({"kind": "action", "action": "edit", "has_value": True}, "steps[0].column is missing"),
        (
            {"kind": "action", "action": "save", "tab": ["tab-id-1"]},
            "steps[0].tab is ['tab-id-1'], but has to be the id and the title of a tab",
        ),
        (
            {
                "kind": "action",
                "action": "save",
                "place": {"region": "a b", "role": "r", "name": "n"},
            },
            "steps[0].place.region is 'a b', but has to be the id of a part of the page",
        ),
        (
            {
                "kind": "action",
                "action": "save",
                "place": {"region": "a", "role": "r", "name": "n", "opener": {"name": 1}},
            },
            "steps[0].place.opener.name is 1, but has to be text",
        ),
    ],
)
def test_the_sentence_says_which_value_of_a_step_is_wrong(step: Json, reason: str) -> None:
    assert reason in refusal(with_step(step)).replace('"', "'")


def test_the_names_in_a_lookup_are_texts() -> None:
    end = {**recording_json(EMPTY)["end"], "values": {"customerid": True}}
    wanted = "end.values.customerid is true, but has to be a list of names, because it is a lookup"
    assert refusal({**recording_json(EMPTY), "end": end}) == f"{CANNOT}{wanted}"


def test_of_many_problems_the_first_are_named() -> None:
    message = refusal({**recording_json(EMPTY), "steps": [{"kind": "dance"}] * 9})
    assert message.startswith(f"{CANNOT}steps[0].kind is 'dance'")
    assert message.endswith("; and 6 more")


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (Call("apmWorkspace.startConversation", is_awaited=True), "workspace.start_conversation()"),
        (
            Call("Xrm.WebApi.deleteRecord", None, ("account", "1", 2), is_awaited=True),
            'workspace.run_script("Xrm.WebApi.deleteRecord(\\"account\\", \\"1\\", 2)")',
        ),
    ],
)
def test_arguments_that_the_words_of_the_kit_do_not_take(call: Call, line: str) -> None:
    assert line in written(call)


def test_a_value_that_is_set_without_an_argument() -> None:
    target = "tab-id-1 title"
    set_value = Call("attribute.setValue", target, is_of_focused_form=True, is_awaited=True)
    fired = Call("attribute.fireOnChange", target, is_of_focused_form=True)
    assert '.setValue()")' in written(set_value, fired)


def test_two_calls_that_return_the_same_tab_have_one_variable() -> None:
    opened = Call("createTab", None, ({"templateName": "t"},), "tab-id-1")
    text = written(opened, opened, Call("tab.focus", "tab-id-1"))
    assert text.count("tab1 = ") == 1


def test_a_result_that_is_no_id_has_no_variable() -> None:
    opened = Call("createTab", None, ({"templateName": "t"},), "tab")
    assert 'workspace.create_tab("t")\n' in written(opened, Call("tab.focus", "tab"))


def test_every_member_has_a_name_that_a_recording_can_have() -> None:
    rules = STEPS["call"]
    for each in ALL_MEMBERS:
        assert check_keys({"kind": "call", "member": each.full_name}, rules) == []
