"""How results cross to JavaScript."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from apm.browser.replies import failure, reply
from apm.contract import MISSING, ContextOf
from apm.errors import ApmError, ErrorCode
from apm.json_text import Json
from tests.unit.samples import new_workspace
from tests.unit.strategies import json_values, texts


@pytest.mark.parametrize(
    ("value", "crossed"),
    [
        ("", "="),
        ("tab-id-1", "=tab-id-1"),
        ("1", "=1"),
        (True, "1"),
        (False, "0"),
        (None, "n"),
        (MISSING, "u"),
        ((), "L"),
        (("a", "b"), "La\nb"),
        (ContextOf("session-id-1"), "Csession-id-1"),
        (1, "j1"),
        (0, "j0"),
        ({"closed": True}, 'j{"closed": true}'),
        ([], "j[]"),
    ],
)
def test_the_first_character_says_what_the_rest_is(value: Any, crossed: str) -> None:
    assert reply(value) == crossed


def test_objects_cross_as_their_ids() -> None:
    home = new_workspace().focused
    assert reply(home) == "Ssession-id-0"
    assert reply(home.focused_tab) == "Ttab-id-0"


@given(json_values)
def test_any_json_value_arrives_as_it_is(value: Json) -> None:
    crossed = reply(value)
    arrived: dict[str, Json] = {"1": True, "0": False, "n": None}
    if crossed[0] == "=":
        assert crossed[1:] == value
    elif crossed[0] == "j":
        assert json.loads(crossed[1:], parse_constant=pytest.fail) == value
    else:
        assert arrived[crossed] is value


@given(texts)
def test_a_refusal_crosses_with_its_number(message: str) -> None:
    crossed = failure(ApmError(ErrorCode.UNKNOWN_ID, message))
    assert crossed[0] == "!"
    assert json.loads(crossed[1:]) == {"errorCode": 1007, "message": message}
