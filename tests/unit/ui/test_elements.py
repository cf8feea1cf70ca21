"""Element trees are plain JSON."""

from __future__ import annotations

import json

from apm.ui.elements import h
from tests.support.element_trees import accessible_name, find, text


def test_an_element_is_a_list_of_tag_attributes_and_children() -> None:
    assert h("p", {"class": "a"}, "b", h("b", {}, "c")) == [
        "p",
        {"class": "a"},
        "b",
        ["b", {}, "c"],
    ]
    assert h("br") == ["br", {}]


def test_an_attribute_that_is_false_or_none_is_left_out_and_no_other() -> None:
    given = {"hidden": False, "title": None, "tabindex": 0, "value": "", "open": True}
    assert h("p", given) == ["p", {"tabindex": 0, "value": "", "open": True}]


def test_markup_in_text_stays_text() -> None:
    tree = h("p", {"title": "<b>"}, "<script>")
    assert json.loads(json.dumps(tree)) == ["p", {"title": "<b>"}, "<script>"]


def test_the_questions_about_trees_see_what_a_screen_reader_sees() -> None:
    tree = h("div", {}, h("button", {}, h("i", {"aria-hidden": "true"}, "×"), "a", h("b", {}, "b")))
    assert text(tree) == "ab"
    assert accessible_name(find(tree, "button")[0]) == "ab"
    assert accessible_name(h("button", {"aria-label": "x"}, "y")) == "x"
