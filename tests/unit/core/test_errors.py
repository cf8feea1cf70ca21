"""Values in messages, and errors."""

from __future__ import annotations

import pytest
from hypothesis import given

from apm.core.errors import ErrorCode, bad_input, show
from apm.core.json_text import Json
from tests.support.strategies import json_values


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a b", "'a b'"),
        ("a\nb", r"'a\nb'"),
        ("a\r\tb", r"'a\r\tb'"),
        ("a\\nb", r"'a\\nb'"),
        ('say "a"', "'say \"a\"'"),
        ('\\"', r"""'\\"'"""),
        ("é…", "'é…'"),
        ("", "''"),
        (["a\nb"], r'["a\nb"]'),
        (None, "null"),
        (True, "true"),
        ({"é": [1]}, '{"é":[1]}'),
    ],
)
def test_a_value_is_shown_as_a_script_writes_it(value: Json, shown: str) -> None:
    assert show(value) == shown


@given(json_values)
def test_any_value_fits_into_one_line(value: Json) -> None:
    assert len(show(value, limit=20)) <= 20
    assert not {"\n", "\r"} & set(show(value))


def test_another_text_is_shown_in_another_way() -> None:
    given = ["a b", "a\nb", "a\\nb", "a\rb", "a\tb"]
    assert len({show(each) for each in given}) == len(given)


def test_a_long_value_is_cut_with_a_mark() -> None:
    assert show("x" * 100, limit=5) == "'xxx…"
    assert show("xxx", limit=5) == "'xxx'"


def test_a_refusal_has_a_number_and_a_sentence() -> None:
    error = bad_input("createTab: no")
    assert (error.code, str(error), error.events) == (ErrorCode.BAD_INPUT, "createTab: no", ())


def test_every_kind_of_refusal_has_a_number_of_its_own() -> None:
    assert len({int(each) for each in ErrorCode}) == len(ErrorCode.__members__)
