"""JSON from outside the emulator."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apm.core.json_text import MAX_DEPTH, MAX_LENGTH, Json, JsonTextError, parse_json
from tests.support.strategies import json_like_texts, json_values, texts


@given(json_values, st.sampled_from([None, 2]))
def test_what_was_written_is_read(value: Json, indent: int | None) -> None:
    assert parse_json(json.dumps(value, indent=indent)) == value


def refuse(number: str) -> float:
    raise ValueError(number)


def finite(number: str) -> float:
    return float(number) if math.isfinite(float(number)) else refuse(number)


@example("9007199254740993")
@given(json_like_texts | texts)
def test_the_same_texts_are_json_as_for_the_standard_decoder(text: str) -> None:
    try:
        # Numbers are read as JavaScript reads them.
        value = json.loads(text, parse_constant=refuse, parse_float=finite, parse_int=finite)
    except ValueError:
        with pytest.raises(JsonTextError, match=r"^no valid JSON"):
            parse_json(text)
    else:
        assert parse_json(text) == value


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", '{"a": -Infinity}'])
def test_constants_that_json_lacks_are_refused(text: str) -> None:
    with pytest.raises(JsonTextError, match=r"(Infinity|NaN) is not part of JSON"):
        parse_json(text)


def test_a_number_past_all_numbers_cannot_come_out_as_a_constant_that_json_lacks() -> None:
    with pytest.raises(JsonTextError):
        parse_json("[1e400]")


@pytest.mark.parametrize(("text", "place"), [("", 1), ("[1,]", 4), ('{"a":x}', 6), ("[] []", 4)])
def test_the_message_says_where(text: str, place: int) -> None:
    with pytest.raises(JsonTextError, match=rf"no valid JSON \(.* at character {place}\)"):
        parse_json(text)


@pytest.mark.parametrize("text", ["1" * 5000, "\ufeff[]", "[" + "9" * 4301 + "]"])
def test_no_message_speaks_of_python(text: str) -> None:
    try:
        parse_json(text)
    except JsonTextError as error:
        assert not any(word in str(error) for word in ("sys.", "utf-8-sig", "string conversion"))


@pytest.mark.parametrize(("start", "end"), [("[", "]"), ('{"a":', "}"), ('[{"]":', "}]")])
def test_nesting_is_read_to_the_limit_and_no_further(start: str, end: str) -> None:
    most = MAX_DEPTH // len(end)
    assert parse_json(start * most + "1" + end * most)
    with pytest.raises(JsonTextError, match=f"nested past {MAX_DEPTH} levels"):
        parse_json(start * (most + 1) + "1" + end * (most + 1))


def test_nesting_past_the_decoder_s_own_limit_is_refused_in_words() -> None:
    with pytest.raises(JsonTextError, match="nested past"):
        parse_json("[" * 1_000_000)


@given(st.text(alphabet='[{"\\]}a', min_size=MAX_DEPTH, max_size=MAX_DEPTH * 2))
def test_brackets_in_strings_do_not_nest(text: str) -> None:
    assert parse_json(json.dumps([text, text])) == [text, text]


@given(st.integers(MAX_DEPTH - 2, MAX_DEPTH + 2), st.text(alphabet='[]{}"\\a', max_size=9))
def test_only_open_brackets_count(depth: int, inside: str) -> None:
    closed = json.dumps([inside])
    text = closed
    for _ in range(depth - 1):
        text = f"[{closed},{text}]"
    if depth > MAX_DEPTH:
        with pytest.raises(JsonTextError, match="nested past"):
            parse_json(text)
    else:
        assert parse_json(text) == json.loads(text)


def test_a_text_may_be_as_long_as_the_limit_and_no_longer() -> None:
    longest = '"' + "[" * (MAX_LENGTH - 2) + '"'
    assert parse_json(longest) == longest[1:-1]
    with pytest.raises(JsonTextError, match=f"longer than {MAX_LENGTH} characters"):
        parse_json(longest + " ")
