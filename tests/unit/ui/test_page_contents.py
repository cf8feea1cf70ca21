"""The pages in tabs."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given

from apm.core.json_text import Json
from apm.dataverse import Records
from apm.templates.catalogue import TabTemplate
from apm.templates.page_types import (
    CONTROL,
    CUSTOM,
    ENTITY_LIST,
    ENTITY_RECORD,
    PAGE_TYPES,
    SEARCH,
    WEB_RESOURCE,
    WEBSITE,
    PageType,
)
from apm.ui.elements import Element
from apm.ui.pages.html_text import lines_of_html
from apm.ui.pages.page_contents import page
from apm.workspace.session import Tab
from apm.workspace.tab_plan import TabPlan
from tests.support.element_trees import find, text
from tests.support.sample_workspace import GUID, new_workspace
from tests.support.strategies import json_values, texts

RECORDS = Records()
HOME = new_workspace().focused
PROBLEM = "message error page-problem"
"""The class of the message that says why a page cannot be shown."""


def tab_of(page_type: PageType, parameters: dict[str, Json], title: str = "Title") -> Tab:
    template = TabTemplate("any", "Any", "Any", page_type)
    return Tab(7, HOME, TabPlan(template, title, parameters))


def shown(tab: Tab, records: Records = RECORDS) -> Element:
    return ["section", {}, *page(tab, records)]


def given_values(tree: Element) -> dict[str, str]:
    """The names and values that a page without content lists."""
    return dict(zip(map(text, find(tree, "dt")), map(text, find(tree, "dd")), strict=True))


@pytest.mark.parametrize(
    ("page_type", "sentence"),
    [
        (ENTITY_LIST, "This page needs entityName."),
        (ENTITY_RECORD, "This page needs entityName."),
        (WEB_RESOURCE, "This page needs webresourceName."),
        (SEARCH, "This page needs searchText."),
        (WEBSITE, "This page needs url."),
        (CUSTOM, "This page needs name."),
    ],
)
def test_a_page_that_lacks_a_parameter_says_so(page_type: PageType, sentence: str) -> None:
    tree = shown(tab_of(page_type, {"x": "y"}))
    (problem,) = find(tree, **{"class": PROBLEM})
    assert text(problem) == sentence
    assert given_values(tree) == {"x": "y"}
    assert not find(tree, "iframe")


@pytest.mark.parametrize(
    ("page_type", "parameters"),
    [
        (CONTROL, {"controlName": "Talk", "data": '{"a":1}'}),
        (CUSTOM, {"name": "new_page", "recordId": GUID}),
    ],
)
def test_a_page_that_only_the_product_has_shows_what_it_was_given(
    page_type: PageType, parameters: dict[str, Json]
) -> None:
    tree = shown(tab_of(page_type, parameters))
    assert given_values(tree) == parameters
    assert text(find(tree, **{"class": "page-kind"})[0]) == page_type.label
    assert not find(tree, **{"class": PROBLEM})


def test_a_control_without_parameters_shows_none() -> None:
    assert not find(shown(tab_of(CONTROL, {})), "dl")


def test_a_table_that_is_not_in_the_sample_lists_nothing() -> None:
    tree = shown(tab_of(ENTITY_LIST, {"entityName": "new_trip"}))
    assert "no table 'new_trip'" in text(find(tree, **{"class": PROBLEM})[0])
    assert given_values(tree) == {"entityName": "new_trip"}


class TestUnknownTable:
    """The page for a table that only the user's organisation has lists its parameters."""

    def test_it_says_what_it_was_given_and_how_to_bring_records(self) -> None:
        parameters: dict[str, Json] = {"entityName": "new_trip", "entityId": GUID, "formId": "5"}
        tree = shown(tab_of(ENTITY_RECORD, parameters))
        assert text(find(tree, **{"class": "page-kind"})[0]) == f"new_trip · {GUID}"
        hint = text(find(tree, **{"class": "hint"})[0])
        assert "no table 'new_trip'" in hint
        assert "records.files in workspace.toml" in hint
        assert given_values(tree) == parameters

    def test_there_is_nothing_to_fill_in_or_to_save(self) -> None:
        tree = shown(tab_of(ENTITY_RECORD, {"entityName": "new_trip", "data": {"title": "A"}}))
        assert not find(tree, "input")
        assert not find(tree, "button")

    def test_without_an_id_it_is_about_a_new_record(self) -> None:
        tree = shown(tab_of(ENTITY_RECORD, {"entityName": "new_trip"}))
        assert text(find(tree, **{"class": "page-kind"})[0]) == "New new_trip"

    @pytest.mark.parametrize("data", [{"title": "A", "n": 5}, '{"title": "A", "n": 5}'])
    def test_values_of_data_have_a_list_of_their_own(self, data: Json) -> None:
        tree = shown(tab_of(ENTITY_RECORD, {"entityName": "new_trip", "data": data}))
        assert [text(each) for each in find(tree, "h2")] == [
            "What the form was given",
            "Values for a new record (data)",
        ]
        assert given_values(tree) == {"entityName": "new_trip", "title": "A", "n": "5"}

    @pytest.mark.parametrize("data", ["{", "[]", "5", "", None, []])
    def test_data_that_is_no_object_has_no_values(self, data: Json) -> None:
        tree = shown(tab_of(ENTITY_RECORD, {"entityName": "new_trip", "data": data}))
        assert given_values(tree) == {"entityName": "new_trip"}


class TestFrames:
    def test_a_web_resource_shares_the_origin(self) -> None:
        parameters: dict[str, Json] = {"webresourceName": "new_/a b.html", "data": "x=1&y"}
        (frame,) = find(shown(tab_of(WEB_RESOURCE, parameters, "Help")), "iframe")
        assert frame[1] == {
            "src": f"WebResources/{quote('new_/a b.html')}?data={quote('x=1&y')}",
            "title": "Help",
        }

    def test_a_website_is_shut_in_a_sandbox(self) -> None:
        parameters: dict[str, Json] = {"url": "https://example.com/", "data": "?q=a"}
        (frame,) = find(shown(tab_of(WEBSITE, parameters, "Site")), "iframe")
        assert frame[1]["src"] == "https://example.com/?q=a"
        assert frame[1]["title"] == "Site"
        allowed = frame[1]["sandbox"].split()
        assert "allow-scripts" in allowed
        assert not {each for each in allowed if "same-origin" in each or "top" in each}

    @pytest.mark.parametrize(
        ("page_type", "parameters"),
        [
            (WEB_RESOURCE, {"webresourceName": "../secret.html"}),
            (WEBSITE, {"url": "javascript:alert(1)"}),
            (WEBSITE, {"url": "http://localhost", "data": ".evil.example"}),
        ],
    )
    def test_a_refused_address_is_reported_and_not_loaded(
        self, page_type: PageType, parameters: dict[str, Json]
    ) -> None:
        tree = shown(tab_of(page_type, parameters))
        assert not find(tree, "iframe")
        assert page_type.problem(parameters)
        assert text(find(tree, **{"class": PROBLEM})[0]) == page_type.problem(parameters)


@given(json_values, texts)
def test_any_parameters_and_title_make_a_page(value: Json, title: str) -> None:
    for page_type in PAGE_TYPES:
        parameters = {each.name: value for each in page_type.parameters}
        assert find(shown(tab_of(page_type, parameters, title)))


def test_half_a_character_is_no_obstacle() -> None:
    parameters: dict[str, Json] = {"webresourceName": "new_page.html", "data": "\ud83d"}
    assert find(shown(tab_of(WEB_RESOURCE, parameters)), "iframe")


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>Dear Ana,</p>\n<p>your <b>case</b></p>", ["Dear Ana,", "your case"]),
        ("<style>p { a: '<b>' }</style><SCRIPT>if (1 < 2) x('</p>')</SCRIPT >Text", ["Text"]),
        ("<title>Mail</title><script>x()", []),
        ("<!-- <p>a</p> -->Text<!-- open", ["Text"]),
        ("<!doctype html><?xml?></>Text", ["Text"]),
        ("<a title='>' href=\">\">Text</a>", ["Text"]),
        ("1 < 2 &lt; 3 &#38; 4", ["1 < 2 < 3 & 4"]),
        ("<p>&#" + "1" * 5000 + ";", ["&#" + "1" * 5000 + ";"]),
        ("Text <b", ["Text <b"]),
    ],
)
def test_the_lines_of_html_are_its_text(markup: str, lines: list[str]) -> None:
    assert lines_of_html(markup).splitlines() == lines


def test_cells_of_a_table_are_words_of_a_line() -> None:
    markup = "<table><tr><th>Name</th><td>Ana</td></tr><tr><th>City</th><td>Porto</td></tr></table>"
    assert lines_of_html(markup).splitlines() == ["Name Ana", "City Porto"]
