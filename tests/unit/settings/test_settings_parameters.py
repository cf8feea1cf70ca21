"""The page parameters of a tab template."""

from __future__ import annotations

from typing import Any

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.templates.page_types import PAGE_TYPES, PageType
from tests.support.settings_reading import load

TAB = "tab_templates[0] (new_tab).parameters"


def read(page_type: str, parameters: Json) -> dict[str, str]:
    tab: dict[str, Json] = {
        "unique_name": "new_tab",
        "page_type": page_type,
        "parameters": parameters,
    }
    return dict(load({"tab_templates": [tab]}).settings.catalogue.tabs["new_tab"].parameters)


def refusal(page_type: str, parameters: Json) -> str:
    with pytest.raises(ApmError) as caught:
        read(page_type, parameters)
    return str(caught.value).removeprefix("load: ")


@pytest.mark.parametrize("page", PAGE_TYPES, ids=lambda page: page.name)
def test_every_parameter_of_a_page_type_may_be_given_or_left_out(page: PageType) -> None:
    given: dict[str, Json] = {each.name: "{slug}" for each in page.parameters}
    assert read(page.name, given) == given
    assert read(page.name, {}) == {}


def test_old_names_are_known() -> None:
    given: dict[str, Json] = {"etn": "incident", "recordId": "{caseId}"}
    assert read("entityrecord", given) == given


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    assert refusal("entityrecord", {"entityNam": "incident"}) == (
        f"{TAB}.entityNam: unknown parameter of entityrecord; did you mean 'entityName'?"
    )


def test_a_name_that_is_near_to_none_is_answered_with_all() -> None:
    assert refusal("webresource", {"more": "x"}) == (
        f"{TAB}.more: unknown parameter of webresource; the parameters are: webresourceName, data"
    )


@pytest.mark.parametrize("page", [each for each in PAGE_TYPES if each.name != "control"])
def test_page_types_take_only_their_own(page: PageType) -> None:
    assert f"unknown parameter of {page.name}" in refusal(page.name, {"controlName": "x"})


def test_a_control_takes_any_besides() -> None:
    assert read("control", {"controlName": "x", "more": "y"})["more"] == "y"


@pytest.mark.parametrize(
    ("value", "text"),
    [("x", "x"), ("", ""), (5, "5"), (1.5, "1.5"), (True, "true"), (False, "false")],
)
def test_numbers_and_booleans_become_text(value: Json, text: str) -> None:
    assert read("webresource", {"webresourceName": "new_a", "data": value})["data"] == text


def test_null_is_as_good_as_not_said() -> None:
    assert read("webresource", {"webresourceName": "new_a", "data": None}) == {
        "webresourceName": "new_a"
    }


def test_only_data_may_be_an_object() -> None:
    assert read("entityrecord", {"data": {"title": "{topic}"}}) == {"data": '{"title":"{topic}"}'}
    assert refusal("entityrecord", {"entityName": {"a": 1}}) == (
        f'{TAB}.entityName is {{"a":1}}, but has to be text; only data and createFromEntity may be objects'
    )


@pytest.mark.parametrize("name", ["webresourceName", "data"])
def test_nothing_may_be_a_list(name: str) -> None:
    assert refusal("webresource", {name: [1]}) == f"{TAB}.{name} is [1], but has to be text"


@pytest.mark.parametrize(
    "parameters",
    [
        {"url": "https://shop.example/"},
        {"url": "https://shop.example/", "data": "?q={topic}"},
        {"url": "http://localhost:8080"},
        {"url": "https://", "data": "{host}/a"},
        {"url": "https://", "data": "shop.example"},
        {"url": "{url}"},
        {"url": "javascript:{code}"},
        {"data": "javascript:alert(1)"},
    ],
)
def test_an_address_that_may_be_loaded_or_is_not_known_yet_is_taken(
    parameters: dict[str, Json],
) -> None:
    assert read("website", parameters) == parameters


@pytest.mark.parametrize(
    "parameters",
    [
        {"url": "javascript:alert(1)"},
        {"url": "javascript:alert(1)", "data": "{x}"},
        {"url": "http://shop.example"},
        {"url": "shop.example"},
        {"url": "http://localhost", "data": ".example"},
    ],
)
def test_an_address_that_is_never_loaded_is_refused(parameters: dict[str, Json]) -> None:
    said = refusal("website", parameters)
    assert said.startswith(f"{TAB}: the address '")
    assert said.endswith("has to start with https:// or http://localhost")


@pytest.mark.parametrize("kind", [0, 1, "0", "1", "{kind}"])
def test_a_kind_of_search_is_taken(kind: Json) -> None:
    assert read("search", {"searchType": kind}) == {"searchType": str(kind)}


@pytest.mark.parametrize("kind", [2, -1, "relevance", True])
def test_another_kind_of_search_is_refused(kind: Json) -> None:
    said = refusal("search", {"searchType": kind})
    assert said.startswith(f"{TAB}: searchType has to be 0 (relevance) or 1 (categorized), not ")


@pytest.mark.parametrize("data", ["{topic}", '{"title": "{topic}"}', '{"title": "x"}'])
def test_data_of_a_record_with_slugs_is_looked_at_later(data: str) -> None:
    assert read("entityrecord", {"data": data}) == {"data": data}


def test_data_of_a_record_that_is_no_object_is_refused() -> None:
    assert refusal("entityrecord", {"data": "title"}).startswith(f"{TAB}: parameter data is no")


def test_a_name_that_no_web_resource_has_is_refused() -> None:
    said = refusal("webresource", {"webresourceName": "../a.html"})
    assert said.startswith(f"{TAB}: '../a.html' is not the name of a web resource")


def test_all_that_is_wrong_with_a_template_is_reported() -> None:
    said = refusal("search", {"serchText": "x", "searchText": [], "searchType": 5})
    for part in ("serchText: unknown", "searchText is []", "searchType has to be"):
        assert part in said


def test_what_has_no_page_type_has_only_that_sentence() -> None:
    assert refusal("web", {"more": []}).startswith("tab_templates[0] (new_tab).page_type is 'web'")
    assert "parameter" not in refusal("web", {"more": []})


def with_additional(*names: str) -> dict[str, Any]:
    session = {
        "unique_name": "new_case",
        "type": "entity",
        "entity": "incident",
        "additional": [*names],
    }
    tabs: list[Any] = [
        {"unique_name": "new_bare", "page_type": "webresource"},
        {
            "unique_name": "new_slug",
            "page_type": "dashboard",
            "parameters": {"dashboardId": "{id}"},
        },
        {"unique_name": "new_old", "page_type": "entityrecord", "parameters": {"etn": "account"}},
        {"unique_name": "new_none", "page_type": "search", "parameters": {"searchText": " "}},
        {"unique_name": "new_free", "page_type": "control"},
    ]
    return {"session_templates": [session], "tab_templates": tabs}


def test_an_additional_tab_that_can_never_show_its_page_is_refused() -> None:
    given = with_additional("new_slug", "new_bare", "msdyn_entityrecord", "new_none")
    with pytest.raises(ApmError) as caught:
        load(given)
    at = "session_templates[0] (new_case).additional"
    end = "no script can give it there"
    assert str(caught.value) == "load: " + "; ".join(
        f"{at}[{number}] is '{name}', but has to be a template that has the parameter {needed}: {end}"
        for number, name, needed in [
            (1, "new_bare", "webresourceName"),
            (2, "msdyn_entityrecord", "entityName"),
            (3, "new_none", "searchText"),
        ]
    )


def test_an_additional_tab_whose_template_says_all_is_taken() -> None:
    names = ["new_slug", "new_old", "new_free", "msdyn_omnichannel_kbsearch"]
    settings = load(with_additional(*names)).settings
    assert settings.catalogue.sessions["new_case"].additional == tuple(names)


def test_a_script_may_give_the_anchor_what_its_template_leaves_out() -> None:
    given = with_additional()
    given["session_templates"] = [
        {"unique_name": "new_chat", "type": "generic", "anchor": "new_bare"}
    ]
    assert load(given).settings.catalogue.sessions["new_chat"].anchor == "new_bare"


def test_ones_own_template_says_what_its_built_in_namesake_leaves_out() -> None:
    given = with_additional("msdyn_entityrecord")
    given["tab_templates"] = [
        {
            "unique_name": "msdyn_entityrecord",
            "page_type": "entityrecord",
            "parameters": {"entityName": "account"},
        }
    ]
    assert load(given).remarks == ()
