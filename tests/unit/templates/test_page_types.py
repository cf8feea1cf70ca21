"""The eight page types and their parameters."""

from __future__ import annotations

import pytest

from apm.core.json_text import Json
from apm.templates.page_types import CUSTOM, ENTITY_RECORD, PAGE_TYPES, page_type
from tests.support.sample_workspace import GUID


def test_names_and_option_values_are_those_of_the_product() -> None:
    assert {each.option: each.name for each in PAGE_TYPES} == {
        509180000: "entitylist",
        509180001: "entityrecord",
        509180002: "webresource",
        509180003: "control",
        509180004: "dashboard",
        509180005: "search",
        509180006: "website",
        509180007: "custom",
    }


@pytest.mark.parametrize(
    ("name", "required"),
    [
        ("entitylist", "entityName"),
        ("entityrecord", "entityName"),
        ("webresource", "webresourceName"),
        ("search", "searchText"),
        ("website", "url"),
        ("custom", "name"),
    ],
)
def test_a_required_parameter_is_missed_when_absent_or_empty(name: str, required: str) -> None:
    kind = page_type(name)
    assert kind.missing({"data": "x"}) == [required]
    assert kind.missing({required: None}) == [required]
    assert kind.missing({required: " "}) == [required]
    assert kind.missing({required: "x"}) == []


@pytest.mark.parametrize("name", ["control", "dashboard"])
def test_a_control_and_a_dashboard_need_nothing(name: str) -> None:
    assert page_type(name).missing({}) == []


def test_pages_that_run_scripts_of_their_own_reload() -> None:
    reloading = {each.name for each in PAGE_TYPES if each.reloads}
    assert reloading == {"webresource", "website", "control", "custom"}


def test_an_unknown_page_type_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        page_type("form")


@pytest.mark.parametrize("given", [GUID, f" {GUID} ", f"{{{GUID}}}", f" {{ {GUID} }}\n"])
def test_ids_lose_spaces_and_braces(given: str) -> None:
    assert ENTITY_RECORD.clean({"entityId": given}) == {"entityId": GUID}


@pytest.mark.parametrize("given", [f"{{{GUID}", f"{GUID}}}"])
def test_an_id_in_one_brace_keeps_it(given: str) -> None:
    assert ENTITY_RECORD.clean({"entityId": given}) == {"entityId": given}


def test_names_lose_spaces_but_no_braces() -> None:
    assert ENTITY_RECORD.clean({"entityName": " {x} ", "other": " y "}) == {
        "entityName": "{x}",
        "other": " y ",
    }


def test_old_names_become_the_current_ones() -> None:
    given: dict[str, Json] = {"etn": " contact ", "recordId": f"{{{GUID}}}"}
    assert ENTITY_RECORD.clean(given) == {"entityName": "contact", "entityId": GUID}
    assert given == {"etn": " contact ", "recordId": f"{{{GUID}}}"}, (
        "what was given is the caller's"
    )


def test_a_current_name_wins_over_the_old_one() -> None:
    assert ENTITY_RECORD.clean({"etn": "old", "entityName": "new"}) == {"entityName": "new"}


def test_a_record_id_is_no_old_name_of_a_custom_page() -> None:
    assert CUSTOM.clean({"recordId": f"{{{GUID}}}"}) == {"recordId": GUID}


@pytest.mark.parametrize("data", [None, "", "  ", {}, {"title": "x"}, '{"title": "x"}', "{}"])
def test_a_record_takes_an_object_of_values(data: Json) -> None:
    assert ENTITY_RECORD.problem({"data": data}) == ""


@pytest.mark.parametrize(
    "data",
    [
        "title",
        "{",
        "[" * 101 + "]" * 101,
        "[]",
        "5",
        "true",
        '"text"',
        [],
        [["title", "x"]],
        5,
        1.5,
        True,
    ],
)
def test_a_record_takes_no_other_data(data: Json) -> None:
    problem = ENTITY_RECORD.problem({"data": data})
    assert problem.startswith("parameter data ")
    assert "JSON object of column names and values" in problem


def test_most_pages_take_any_value() -> None:
    assert page_type("dashboard").problem({"dashboardId": 5}) == ""
