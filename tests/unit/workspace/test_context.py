"""The context variables of a session."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.core.json_text import Json
from apm.workspace.context import Context
from tests.support.strategies import names, scalars


@given(st.lists(st.dictionaries(names, scalars, max_size=4), max_size=4))
def test_values_are_added_and_changed_and_null_removes(steps: list[dict[str, Json]]) -> None:
    context, expected = Context({}), dict[str, Json]()
    for changes in steps:
        context.update(changes)
        expected = {
            name: each for name, each in {**expected, **changes}.items() if each is not None
        }
    assert context.parameters() == expected
    for name in expected:
        assert name in context
        assert context.get(name) == expected[name]


def test_a_context_is_filled_without_what_is_null() -> None:
    assert Context({"a": 1, "b": None}).parameters() == {"a": 1}


def test_a_name_that_is_unknown_has_no_value() -> None:
    context = Context({"a": ""})
    assert context.get("b") is None
    assert "b" not in context
    assert "a" in context


@pytest.mark.parametrize(
    ("changes", "is_different"),
    [
        ({}, False),
        ({"a": 1}, False),
        ({"unknown": None}, False),
        ({"a": 2}, True),
        ({"a": None}, True),
        ({"b": 1}, True),
        ({"a": 2, "b": {}}, True),
        ({"a": True}, True),
        ({"list": [True]}, True),
    ],
)
def test_an_update_tells_whether_something_is_different_now(
    changes: dict[str, Json], is_different: bool
) -> None:
    assert Context({"a": 1, "list": [1]}).update(changes) is is_different


def test_the_dictionary_of_parameters_is_the_reader_s_own() -> None:
    context = Context({"a": [1], "c": 3})
    read = context.parameters()
    read["b"] = 2
    read["a"] = None
    del read["c"]
    assert context.parameters() == {"a": [1], "c": 3}


def test_what_was_given_stays_the_giver_s() -> None:
    given_first, given_later = {"a": 1}, {"b": 2}
    context = Context(given_first)
    context.update(given_later)
    given_first["a"] = given_later["b"] = 5
    assert context.parameters() == {"a": 1, "b": 2}
    context.update({"a": None})
    assert (given_first, given_later) == ({"a": 5}, {"b": 5})
