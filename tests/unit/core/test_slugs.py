"""Texts with slugs in braces."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.core.json_text import Json
from apm.core.slugs import SHORT, as_text, render
from tests.support.strategies import brace_texts, json_values, names, plain_texts, texts

VALUES: dict[str, Json] = {
    "name": "Contoso",
    "_n1": 7,
    "anchor.title": "Broken",
    "a b": "spaced",
    "$odata.x": "found",
    "é": "accent",
    "empty": "",
    "null": None,
}


def expected(text: str, values: dict[str, Json]) -> str:
    """The same rules, implemented character by character."""
    result, at = "", 0
    while at < len(text):
        end = text.find("}", at) if text[at] == "{" else -1
        name = text[at + 1 : end] if end > 0 else ""
        if name and "{" not in name and (name[0].isalpha() or name[0] in "_$"):
            result += as_text(values.get(name.rstrip()))
            at = end + 1
        else:
            result += text[at]
            at += 1
    return result


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("Case {name}!", "Case Contoso!"),
        ("{name}{_n1}", "Contoso7"),
        ("{anchor.title}", "Broken"),
        ("{a b}", "spaced"),
        ("{name }", "Contoso"),
        ("{$odata.x}", "found"),
        ("{é}", "accent"),
        ("Case - {unknown}", "Case - "),
        ("Case - {empty}{null}", "Case - "),
        ("${name}", "$Contoso"),
    ],
)
def test_a_slug_gives_way_to_its_value(text: str, rendered: str) -> None:
    assert render(text, VALUES.get) == rendered


@pytest.mark.parametrize(
    "text", ["{", "}", "{name", "name}", "}{", "{}", "{ name}", "{1}", "{-a}", "{²}"]
)
def test_a_brace_that_is_no_slug_is_plain_text(text: str) -> None:
    assert render(text, VALUES.get) == text


@pytest.mark.parametrize(
    ("text", "rendered"),
    [("{{name}}", "{Contoso}"), ("{a{name}", "{aContoso"), ("{name}}", "Contoso}")],
)
def test_the_innermost_braces_count(text: str, rendered: str) -> None:
    assert render(text, VALUES.get) == rendered


@given(brace_texts | texts)
def test_any_text_renders_as_the_rules_say(text: str) -> None:
    values: dict[str, Json] = {"a": "A", "b1": "{a}", "_": "{", "$a": "}"}
    assert render(text, values.get) == expected(text, values)


@given(plain_texts, texts)
def test_a_text_without_braces_stays_as_it_is(text: str, value: str) -> None:
    assert render(text, lambda _name: value) == text


@pytest.mark.parametrize("length", [SHORT, SHORT + 1, SHORT * 100])
def test_a_long_text_renders_as_a_short_one(length: int) -> None:
    text = "{name}{{".ljust(length - len("{_n1}"), "x") + "{_n1}"
    assert len(text) == length
    for _ in range(2):
        assert render(text, VALUES.get) == expected(text, VALUES)


def test_long_texts_take_no_memory_after_they_were_rendered() -> None:
    length, count = 100 * SHORT, 20
    tracemalloc.start()
    try:
        for at in range(count):
            assert render(f"{at}{{name}}".ljust(length), VALUES.get).startswith(f"{at}Contoso")
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < length * count / 10


@given(names, brace_texts, brace_texts)
def test_a_value_is_never_parsed_again(name: str, one: str, other: str) -> None:
    values: dict[str, Json] = {name: one, name + "2": other}
    assert render(f"<{{{name}}}{{{name}2}}>", values.get) == f"<{one}{other}>"


@given(names, json_values)
def test_a_value_of_any_kind_becomes_text(name: str, value: Json) -> None:
    assert render(f"{{{name}}}", {name: value}.get) == as_text(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "x"),
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-2.5, "-2.5"),
        ([1, None, "é"], '[1,null,"é"]'),
        ({"a": {"b": True}}, '{"a":{"b":true}}'),
        (1.0, "1"),
        (0.00001, "0.00001"),
        (-0.000012, "-0.000012"),
        (1e-7, "1e-7"),
        (1e16, "10000000000000000"),
        (1e21, "1e+21"),
        ([0.00001], "[0.00001]"),
    ],
)
def test_a_value_reads_as_javascript_writes_it(value: Json, text: str) -> None:
    assert as_text(value) == text


@given(st.lists(names, max_size=4))
def test_each_slug_is_looked_up_once_and_in_order(asked: list[str]) -> None:
    looked_up: list[str] = []
    render("".join(f"{{{each}}}" for each in asked), looked_up.append)
    assert looked_up == asked
