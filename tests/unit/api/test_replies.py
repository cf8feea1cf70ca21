"""The replies that carry results to JavaScript."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from apm.api.member import Owner
from apm.api.replies import failure, id_of, reply
from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from apm.core.results import MISSING, DateValue, ObjectOf, PendingPromise
from apm.workspace.session import Session, Tab
from tests.support.sample_workspace import new_workspace, open_session
from tests.support.strategies import json_values, texts


@pytest.mark.parametrize(
    ("value", "crossed"),
    [
        ("", "="),
        ("tab-id-1", "=tab-id-1"),
        ("1", "=1"),
        (None, "n"),
        (MISSING, "u"),
        ((), "L"),
        (("a", "b"), "La\nb"),
        (ObjectOf(Owner.CONTEXT, "session-id-1"), "Ocontext\nsession-id-1"),
        (ObjectOf(Owner.CLIENT), "OglobalContext.client\n"),
        ((ObjectOf("attribute", "tab-id-1 title"),), "Mattribute\ntab-id-1 title"),
        (DateValue("2026-03-01"), "d2026-03-01"),
        (PendingPromise(3), "p3"),
        (1, "j1"),
        (0, "j0"),
        ({"closed": True}, 'j{"closed": true}'),
        ([], "j[]"),
    ],
)
def test_the_first_character_says_what_the_rest_is(value: Any, crossed: str) -> None:
    assert reply(value) == crossed


@pytest.mark.parametrize("value", [True, False])
def test_a_boolean_crosses_as_it_is(value: bool) -> None:
    assert reply(value) is value


def test_sessions_and_tabs_cross_as_numbers_that_stand_for_their_ids() -> None:
    workspace = new_workspace()
    open_session(workspace, "crew")
    things: list[Session | Tab] = [*workspace.sessions.values(), *workspace.tabs.values()]
    numbers = [reply(each) for each in things]
    assert len(set(numbers)) == len(things)
    assert [id_of(int(each)) for each in numbers] == [each.id for each in things]
    assert not any(isinstance(each, bool | str) for each in numbers)


@given(json_values)
def test_any_json_value_arrives_as_it_is(value: Json) -> None:
    crossed = reply(value)
    if isinstance(value, bool) or not isinstance(crossed, str):
        assert crossed is value
    elif crossed[0] == "=":
        assert crossed[1:] == value
    elif crossed == "n":
        assert value is None
    else:
        assert crossed[0] == "j"
        assert json.loads(crossed[1:], parse_constant=pytest.fail) == value


@given(texts)
def test_a_refusal_crosses_with_its_number(message: str) -> None:
    crossed = failure(ApmError(ErrorCode.UNKNOWN_ID, message))
    assert crossed[0] == "!"
    assert json.loads(crossed[1:]) == {"errorCode": 1007, "message": message}
