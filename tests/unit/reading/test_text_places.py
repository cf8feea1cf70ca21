"""Tests of the places of keys in TOML and JSON: they have the paths that other parsers find, at the keys."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from apm.reading.text_places import Place, json_places, toml_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.reading.text_places import Path

VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=4),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.text(min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)

TOML = '''
app.name = "Desk # not a comment"  # a comment
"quoted \\u0041 key" = 'it''s'

[limits]
sessions = 3
tabs = { most = 2, "the least" = [1, 2] }

[[forms]]
table = """
[[forms]]
""""
library.names = [
  'a',  # [ not an array
  "b]",
]
[forms.more]
at = 2026-01-31 10:00:00

[[forms]]
[[forms.inner]]
x = 1
[[forms.inner]]
x = -1.5e3
'''.replace("'it''s'", "'its'")


def paths_in(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all values in a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in items:
        yield (*path, key)
        if isinstance(each, dict | list):
            yield from paths_in(each, (*path, key))


def test_each_key_of_toml_has_its_place() -> None:
    places = toml_places(TOML)
    assert {*places} == {*paths_in(tomllib.loads(TOML))}
    lines = TOML.split("\n")
    for path, (line, column) in places.items():
        written = lines[line - 1][column - 1 :]
        key = next(each for each in reversed(path) if isinstance(each, str))
        is_entry = isinstance(path[-1], int) or written.startswith("[")
        assert is_entry or key.split()[0] in written.replace("\\u0041", "A").replace('"', "")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("app", "name"), Place(2, 5)),
        (("quoted A key",), Place(3, 1)),
        (("limits", "tabs", "the least", 1), Place(7, 38)),
        (("forms", 0), Place(9, 1)),
        (("forms", 0, "library", "names", 1), Place(15, 3)),
        (("forms", 1, "inner", 1, "x"), Place(24, 1)),
    ],
)
def test_places_in_toml(path: Path, place: Place) -> None:
    assert toml_places(TOML)[path] == place


@settings(deadline=None)
@given(some.dictionaries(some.text(min_size=1, max_size=4), VALUES, max_size=4), some.booleans())
def test_each_key_of_json_has_its_place(value: dict[str, Any], is_indented: bool) -> None:
    text = json.dumps(value, indent=2 if is_indented else None)
    places = json_places(text)
    assert {*places} == {*paths_in(value)}
    lines = text.split("\n")
    for path, (line, column) in places.items():
        if isinstance(path[-1], str):
            assert lines[line - 1][column - 1 :].startswith(json.dumps(path[-1]))


def test_a_byte_order_mark_and_escapes_are_read() -> None:
    assert json_places('\ufeff{"a\\/b": 1}')["a/b",] == Place(1, 3)
