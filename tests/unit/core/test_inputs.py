"""The inputs of `createSession` and `createTab`."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.core.errors import ApmError, ErrorCode
from apm.core.inputs import (
    TabInput,
    read_json,
    read_object,
    read_pairs,
    read_parameters_str,
    read_session_input,
    read_tab_input,
)
from apm.core.json_text import Json
from tests.support.strategies import json_values, names


def read(given: Json) -> TabInput:
    return read_tab_input(json.dumps(given))


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"templateName": "a"}, TabInput("a", {})),
        ({"templateName": " a\n"}, TabInput("a", {})),
        ({"templateName": "a", "isFocused": True}, TabInput("a", {})),
        ({"templateName": "a", "isFocused": None}, TabInput("a", {})),
        ({"templateName": "a", "isFocused": False}, TabInput("a", {}, is_focused=False)),
        ({"templateName": "a", "appContext": None}, TabInput("a", {})),
        ({"templateName": "a", "appContext": {" b ": [1]}}, TabInput("a", {"b": [1]})),
        (
            {"templateName": "a", "appContext": [[" b ", "c"], ["d", None]]},
            TabInput("a", {"b": "c"}),
        ),
        ({"templateName": "a", "appContext": {"b": None, "c": 0}}, TabInput("a", {"c": 0})),
        ({"templateName": "a", "appContext": [["b", 1], ["b", None]]}, TabInput("a", {})),
        ({"templateName": "a", "appContext": {"b": [None]}}, TabInput("a", {"b": [None]})),
        ({"templateName": "a", "sessionContext": {"b": "c"}, "other": 1}, TabInput("a", {})),
    ],
)
def test_an_input_is_read_whatever_its_shape(given: Json, wanted: TabInput) -> None:
    assert read(given) == wanted


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (None, "the input has to be an object with a templateName, not null"),
        ([], r"the input has to be an object with a templateName, not \[\]"),
        ("a", "the input has to be an object with a templateName, not 'a'"),
        ({}, "templateName has to be a template's unique name, not null"),
        ({"templateName": " "}, "templateName has to be a template's unique name, not ' '"),
        ({"templateName": 5}, "templateName has to be a template's unique name, not 5"),
        ({"templateName": "a", "isFocused": 0}, "isFocused has to be true or false, not 0"),
        ({"templateName": "a", "isFocused": "yes"}, "isFocused has to be true or false, not 'yes'"),
        (
            {"templateName": "a", "appContext": "x"},
            "appContext has to be a Map, an object or pairs, not 'x'",
        ),
        (
            {"templateName": "a", "appContext": [["x"]]},
            r"appContext has to hold pairs .*, not \[\"x\"\]",
        ),
        ({"templateName": "a", "appContext": [["x", 1, 2]]}, "appContext has to hold pairs"),
        ({"templateName": "a", "appContext": [[1, "x"]]}, "appContext has to hold pairs"),
        ({"templateName": "a", "appContext": [{"x": 1}]}, "appContext has to hold pairs"),
    ],
)
def test_another_shape_is_refused_by_key(given: Json, says: str) -> None:
    with pytest.raises(ApmError, match="^" + says) as caught:
        read(given)
    assert caught.value.code is ErrorCode.BAD_INPUT


@pytest.mark.parametrize("text", ["", "{", "[" * 101 + "]" * 101, "NaN"])
def test_a_text_that_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ApmError, match=r"^it is (no valid JSON|nested past)") as caught:
        read_json(text, "it")
    assert caught.value.code is ErrorCode.BAD_INPUT


def test_an_input_that_is_no_json_is_refused() -> None:
    with pytest.raises(ApmError, match=r"^the input is no valid JSON \(") as caught:
        read_tab_input("{")
    assert caught.value.code is ErrorCode.BAD_INPUT


def test_the_context_of_a_session_has_a_key_of_its_own() -> None:
    text = '{"templateName": "a", "sessionContext": "x", "appContext": {"b": 1}}'
    assert read_tab_input(text) == TabInput("a", {"b": 1})
    with pytest.raises(ApmError, match=r"^sessionContext has to be a Map"):
        read_session_input(text)


@given(st.dictionaries(names, json_values, max_size=4))
def test_an_object_and_its_pairs_mean_the_same(values: dict[str, Json]) -> None:
    assert read_pairs([list(pair) for pair in values.items()], "it") == values
    assert read_pairs(dict(values), "it") == values


def test_the_last_of_two_pairs_with_one_name_counts() -> None:
    assert read_pairs([["a", 1], [" a", 2]], "it") == {"a": 2}


@given(st.dictionaries(names, json_values, max_size=4))
def test_parameters_str_is_json_text_of_pairs(values: dict[str, Json]) -> None:
    text = json.dumps(list(values.items()))
    expected = {name: value for name, value in values.items() if value is not None}
    assert read_parameters_str(text) == expected


def test_no_parameters_str_gives_no_parameters() -> None:
    assert read_parameters_str(None) == {}


def test_a_parameter_without_a_value_is_not_given() -> None:
    text = '[["entityId",null],["a",""],["b",false],["c",1],["c",null]]'
    assert read_parameters_str(text) == {"a": "", "b": False}


@pytest.mark.parametrize(
    "given",
    [
        "",
        "entityName",
        '{"entityName":"incident"}',
        '"x"',
        "null",
        "[1]",
        '[["a"]]',
        '[[1,"a"]]',
        5,
        [["a", 1]],
    ],
)
def test_any_other_parameters_str_is_refused(given: Json) -> None:
    with pytest.raises(ApmError, match=r"^parametersStr (has to|is no valid JSON)") as caught:
        read_parameters_str(given)
    assert caught.value.code is ErrorCode.BAD_INPUT


@given(json_values)
def test_whatever_is_given_a_wish_comes_out_or_one_sentence(value: Json) -> None:
    for given_value in (value, {"templateName": "a", "appContext": value}):
        try:
            assert isinstance(read(given_value), TabInput)
        except ApmError as error:
            assert re.match("the input |templateName |isFocused |appContext ", str(error))
            assert "\n" not in str(error)


def test_an_object_is_read_and_null_stands_for_none() -> None:
    assert read_object('{"a": 1}', "the options") == {"a": 1}
    assert read_object("null", "the options") == {}
    with pytest.raises(ApmError, match=r"the options has to be an object, not \[\]"):
        read_object("[]", "the options")
    with pytest.raises(ApmError, match=r"the options has to be an object, not 'Saved\.'"):
        read_object("Saved.", "the options")
    with pytest.raises(ApmError, match=r"the options is no valid JSON \("):
        read_object('{"a": ', "the options")
