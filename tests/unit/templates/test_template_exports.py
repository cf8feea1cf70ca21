"""Templates from the exports of a tenant."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from apm.core.inputs import TabInput
from apm.core.json_text import Json
from apm.emulator import Emulator
from apm.settings import Settings
from apm.settings.checking import check
from apm.settings.decoding import read_settings
from apm.settings.importing import import_templates
from apm.settings.rules import FILE_RULES
from apm.templates.exports import Exported, merged, read_exports
from apm.templates.page_types import ENTITY_RECORD, PAGE_TYPES, SEARCH, PageType
from tests.support.strategies import json_values

TAB_ID, SESSION_ID = "6f1c0d2e-0000-0000-0000-00000000000A", "51c0d2e0-0000-0000-0000-000000000001"

TAB: dict[str, Any] = {
    "@odata.etag": 'W/"1"',
    "msdyn_applicationtabtemplateid": TAB_ID,
    "msdyn_uniquename": "new_map",
    "msdyn_name": "Map",
    "msdyn_title": "Map of {city}",
    "msdyn_pagetype": 509180006,
    "msdyn_pinned": False,
    "msdyn_templateparameters": '{"url": "https://map.example/", "data": null}',
}
CHAT: dict[str, Any] = {
    "msdyn_sessiontemplateid": SESSION_ID,
    "msdyn_uniquename": "new_chat",
    "msdyn_name": "Chat",
    "msdyn_title": "{customerName}",
    "msdyn_sessiontype": 0,
    "msdyn_panelstate": 162450000,
    "msdyn_enabletitlesync": True,
    "_msdyn_anchortab_value": TAB_ID.lower(),
}
CASE: dict[str, Any] = {
    **CHAT,
    "msdyn_uniquename": "new_case",
    "msdyn_sessiontype": 1,
    "msdyn_entity": "incident",
}


def read(*rows: Any) -> Exported:
    return read_exports({"a.json": {"value": [*rows]}})


def tab(**columns: Any) -> dict[str, Any]:
    return read({**TAB, **columns}).tab_templates["new_map"]


def test_a_tab_template_is_read() -> None:
    assert tab() == {
        "unique_name": "new_map",
        "name": "Map",
        "title": "Map of {city}",
        "page_type": "website",
        "parameters": {"url": "https://map.example/"},
    }


@pytest.mark.parametrize("page", PAGE_TYPES, ids=lambda page: page.name)
def test_every_page_type_has_its_option_value(page: PageType) -> None:
    assert tab(msdyn_pagetype=page.option)["page_type"] == page.name


@pytest.mark.parametrize(
    ("value", "is_pinned"), [(True, True), (1, True), (False, False), (0, False), (None, False)]
)
def test_pinned_is_can_close_the_other_way_round(value: Json, is_pinned: bool) -> None:
    """False is the default of the column, and leaves open whether additional tabs can be closed."""
    assert tab(msdyn_pinned=value).get("pinned", False) is is_pinned
    assert ("pinned" in tab(msdyn_pinned=value)) is is_pinned


def test_parameter_rows_override_the_json_unless_they_are_empty() -> None:
    inside: Any = [{"msdyn_name": "url", "msdyn_value": "https://other.example/"}]
    apart: Any = {
        "_msdyn_applicationtabtemplateid_value": "{" + TAB_ID.lower() + "}",
        "msdyn_name": "data",
        "msdyn_value": "?q={city}",
    }
    empty: Any = {**apart, "msdyn_name": "url", "msdyn_value": None}
    row = {**TAB, "msdyn_applicationtabtemplate_templateparameter": inside}
    found = read(apart, row, empty).tab_templates["new_map"]["parameters"]
    assert found == {"url": "https://other.example/", "data": "?q={city}"}


def test_parameters_with_an_object_around_their_value_are_read() -> None:
    text = json.dumps(
        {
            "url": {"value": "https://map.example/"},
            "data": {"value": None},
            "height": {"value": 2},
            "more": {"value": 1, "type": "x"},
        }
    )
    assert tab(msdyn_templateparameters=text)["parameters"] == {
        "url": "https://map.example/",
        "height": "2",
        "more": '{"value":1,"type":"x"}',
    }


def test_the_templates_of_the_product_open_with_the_values_inside_their_objects() -> None:
    names = ("entityId", "formId", "createFromEntity", "relationship", "selectedStageId")
    empty: dict[str, Any] = {name: {"value": None} for name in names}
    empty["processId"] = empty["processInstanceId"] = {"value": "{process}"}
    record: Any = {
        **TAB,
        "msdyn_uniquename": "new_record",
        "msdyn_pagetype": ENTITY_RECORD.option,
        "msdyn_templateparameters": json.dumps({**empty, "entityName": {"value": "incident"}}),
    }
    search: Any = {
        **TAB,
        "msdyn_uniquename": "new_search",
        "msdyn_pagetype": SEARCH.option,
        "msdyn_templateparameters": json.dumps(
            {
                "searchType": {"value": None},
                "searchText": {"value": "toaster"},
            }
        ),
    }
    exported = read(record, search)
    assert check(merged({}, exported), FILE_RULES) == []
    workspace = Emulator("page", read_settings(merged({}, exported))).workspace
    for name, parameters in (
        ("new_record", {"entityName": "incident", "processId": "", "processInstanceId": ""}),
        ("new_search", {"searchText": "toaster"}),
    ):
        workspace.create_tab(workspace.focused, TabInput(name, {}))
        assert workspace.focused.focused_tab.parameters == parameters


def test_a_generic_session_template_is_read_with_its_anchor() -> None:
    assert read(CHAT, TAB).session_templates["new_chat"] == {
        "unique_name": "new_chat",
        "name": "Chat",
        "title": "{customerName}",
        "type": "generic",
        "panel": "minimized",
        "title_on_anchor": True,
        "anchor": "new_map",
        "additional": [],
    }


def test_an_entity_session_template_is_read_with_its_table_and_no_anchor() -> None:
    entry = read(CASE).session_templates["new_case"]
    assert (entry["type"], entry["entity"]) == ("entity", "incident")
    assert "anchor" not in entry


@pytest.mark.parametrize(
    ("value", "panel"),
    [(162450000, "minimized"), (162450001, "hidden"), (162450002, "docked")],
)
def test_every_panel_state_has_its_option_value(value: int, panel: str) -> None:
    row = {**CASE, "msdyn_panelstate": value}
    assert read(row).session_templates["new_case"]["panel"] == panel


def test_the_anchor_may_be_expanded_and_built_in() -> None:
    row: Any = {
        **CHAT,
        "_msdyn_anchortab_value": "elsewhere",
        "msdyn_anchortab": {"msdyn_uniquename": "msdyn_entityrecord"},
    }
    exported = read_exports({"a": row}, known_tabs=["msdyn_entityrecord"])
    assert exported.session_templates["new_chat"]["anchor"] == "msdyn_entityrecord"


def test_a_row_without_an_id_stands_for_no_other() -> None:
    nameless: Any = {**TAB, "msdyn_applicationtabtemplateid": None}
    exported = read(nameless, {**CHAT, "_msdyn_anchortab_value": None})
    assert list(exported.tab_templates) == ["new_map"]
    assert exported.session_templates == {}


def test_additional_tabs_come_from_the_relationship_expanded_or_as_rows() -> None:
    more: Any = {**TAB, "msdyn_applicationtabtemplateid": "b", "msdyn_uniquename": "new_more"}
    lost: Any = {"msdyn_uniquename": "new_lost"}
    link: Any = {"msdyn_sessiontemplateid": SESSION_ID, "msdyn_applicationtabtemplateid": "b"}
    row: Any = {
        **CASE,
        "msdyn_sessiontemplate_applicationtab": [{"msdyn_uniquename": "new_map"}, lost],
    }
    exported = read(row, link, TAB, more)
    assert exported.session_templates["new_case"]["additional"] == ["new_map", "new_more"]
    assert exported.problems == (
        "a.json, row 1 (new_case): its additional tab 'new_lost' is not known and is left out",
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({**TAB, "msdyn_uniquename": None}, "a.json, row 1: it has no msdyn_uniquename"),
        ({**TAB, "msdyn_pagetype": -1}, "msdyn_pagetype is -1, but has to be one of 509180000 "),
        ({**TAB, "msdyn_pagetype": True}, "msdyn_pagetype is true, but has to be one of"),
        ({**TAB, "msdyn_pinned": "No"}, "msdyn_pinned is 'No', but has to be true or false"),
        ({**TAB, "statecode": 1}, "(new_map): it is inactive (statecode 1)"),
        (
            {**CHAT, "msdyn_sessiontype": 7},
            "msdyn_sessiontype is 7, but has to be one of 0 (generic)",
        ),
        ({**CHAT, "msdyn_panelstate": 7}, "msdyn_panelstate is 7, but has to be one of 162450000"),
        (
            {**CHAT, "_msdyn_anchortab_value": None},
            "it is of type Generic, but has no _msdyn_anchor",
        ),
        ({**CHAT, "_msdyn_anchortab_value": "x"}, "its anchor tab 'x' is not known; export its"),
        ({**CASE, "msdyn_entity": ""}, "it is of type Entity, but has no msdyn_entity"),
    ],
)
def test_a_row_that_cannot_be_read_is_reported_and_the_rest_is_used(row: Any, says: str) -> None:
    exported = read(row, {**TAB, "msdyn_uniquename": "new_other"})
    (problem,) = exported.problems
    assert says in problem
    assert problem.endswith("; the row is left out")
    assert (list(exported.session_templates), list(exported.tab_templates)) == ([], ["new_other"])


@pytest.mark.parametrize("text", ["{", "[1]", "5"])
def test_parameters_that_cannot_be_read_are_left_out_of_their_template(text: str) -> None:
    exported = read({**TAB, "msdyn_templateparameters": text})
    assert exported.tab_templates["new_map"]["parameters"] == {}
    (problem,) = exported.problems
    assert problem.startswith("a.json, row 1 (new_map): msdyn_templateparameters is ")


@pytest.mark.parametrize(
    "document",
    [
        {"value": [TAB]},
        {"entities": [TAB]},
        [TAB],
        [{"value": []}, {"value": [TAB]}],
        TAB,
    ],
)
def test_an_answer_a_list_and_a_row_are_read(document: Json) -> None:
    exported = read_exports({"a.json": document})
    assert (list(exported.tab_templates), exported.problems) == (["new_map"], ())


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({"value": [5]}, "a.json, row 1 is 5, but has to be a row, a list of rows or an answer"),
        ({"value": [{"name": "x"}]}, "a.json, row 1 is not a row of a template table"),
        ({"error": {"message": "No."}}, 'a.json is an error of the Web API: {"message":"No."}'),
        ([], "a.json is []: it has no rows; export the answers of the queries"),
        ({"value": []}, 'a.json is {"value":[]}: it has no rows'),
        ([{"value": []}, []], 'a.json is [{"value":[]},[]]: it has no rows'),
        ({}, "a.json is not a row of a template table"),
        (
            {"value": [], "@odata.nextLink": "x"},
            "a.json is not complete: export the page at @odata.nextLink",
        ),
    ],
)
def test_what_is_no_row_is_reported(document: Json, says: str) -> None:
    (problem,) = read_exports({"a.json": document}).problems
    assert problem.startswith(says)


def test_of_rows_with_the_same_unique_name_the_last_wins_and_that_is_reported() -> None:
    later = {**TAB, "msdyn_title": "Later"}
    exported = read_exports({"a.json": [TAB, CASE], "b.json": [later, CASE, CASE]})
    assert exported.tab_templates["new_map"]["title"] == "Later"
    end = "which has the same msdyn_uniquename"
    assert exported.problems == (
        f"b.json, row 1 (new_map) replaces a.json, row 1, {end}",
        f"b.json, row 2 (new_case) replaces a.json, row 2, {end}",
        f"b.json, row 3 (new_case) replaces b.json, row 2, {end}",
    )


def test_a_session_and_a_tab_may_have_the_same_unique_name() -> None:
    assert read(TAB, {**CASE, "msdyn_uniquename": "new_map"}).problems == ()


def test_a_row_that_is_left_out_wins_over_none() -> None:
    exported = read(TAB, {**TAB, "statecode": 1})
    (problem,) = exported.problems
    assert "inactive" in problem
    assert "new_map" in exported.tab_templates


def test_ones_own_template_wins_over_an_exported_one_of_its_name() -> None:
    own: dict[str, Any] = {"unique_name": "new_map", "page_type": "search"}
    both = merged({"tab_templates": [own]}, read(TAB, {**TAB, "msdyn_uniquename": "new_b"}))
    templates: Any = both["tab_templates"]
    assert templates[0] is own
    assert [each["unique_name"] for each in templates] == ["new_map", "new_b"]


@given(json_values)
def test_whatever_is_exported_can_be_read_as_settings(value: Json) -> None:
    rows: list[Json] = [value, {**TAB, "msdyn_title": value}, {**CHAT, "msdyn_anchortab": value}]
    read_settings(merged({}, read_exports({"a": rows, "b": value})))


class TestPasted:
    def test_templates_stand_beside_those_that_are_there(self) -> None:
        done = import_templates(Settings(), json.dumps([{"value": [TAB]}, {"value": [CHAT]}]))
        assert (done.session_templates, done.tab_templates) == (("new_chat",), ("new_map",))
        assert (done.has_any, done.problems) == (True, ())
        assert {"new_map", "msdyn_entityrecord"} <= done.settings.catalogue.tabs.keys()
        assert done.settings.catalogue.session_template("new_chat").anchor == "new_map"

    def test_what_was_imported_before_can_be_named(self) -> None:
        first = import_templates(Settings(), json.dumps(TAB))
        row = {**CHAT, "msdyn_anchortab": {"msdyn_uniquename": "new_map"}}
        assert import_templates(first.settings, json.dumps(row)).session_templates == ("new_chat",)

    def test_imported_session_templates_join_the_app_profile(self) -> None:
        settings = read_settings({"profile": {"session_templates": ["msdyn_chat_session"]}})
        done = import_templates(settings, json.dumps(CASE))
        assert done.settings.catalogue.profile == frozenset({"msdyn_chat_session", "new_case"})

    @pytest.mark.parametrize("text", ["", "no json", "{}", "[]"])
    def test_without_templates_everything_stays(self, text: str) -> None:
        settings = Settings()
        done = import_templates(settings, text)
        assert not done.has_any
        assert done.settings == settings
        assert done.problems
