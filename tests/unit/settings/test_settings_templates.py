"""Custom templates and records, as settings or as exports."""

from __future__ import annotations

from typing import Any

import pytest

from apm.core.json_text import Json
from apm.settings import OwnRecords
from apm.templates.built_in import CATALOGUE
from apm.templates.catalogue import Panel
from tests.support.settings_reading import CASE, CHAT, PAGE, load, read_settings, refusal

SEARCH: dict[str, Any] = {
    "unique_name": "new_search",
    "page_type": "search",
    "parameters": {"searchText": "{topic}"},
}
SEARCH_ROW: dict[str, Any] = {
    "msdyn_uniquename": "exp_search",
    "msdyn_pagetype": 509180005,
    "msdyn_templateparameters": '{"searchText": "{topic}"}',
}
EXPORTED: dict[str, Any] = {
    "msdyn_uniquename": "exp_case",
    "msdyn_sessiontype": 1,
    "msdyn_entity": "incident",
    "msdyn_sessiontemplate_applicationtab": [{"msdyn_uniquename": "exp_search"}],
}


def test_as_many_tabs_as_fit_may_open() -> None:
    nine = {**CASE, "additional": ["new_search"] * 9}
    given = {"session_templates": [nine], "tab_templates": [SEARCH]}
    assert len(read_settings(given).catalogue.sessions["new_case"].additional) == 9


def test_ones_own_template_stands_for_an_exported_one_that_never_opens() -> None:
    own = {**CASE, "unique_name": "exp_case", "title": "Own"}
    exports = [EXPORTED, SEARCH_ROW]
    settings = read_settings(
        {
            "limits": {"tabs": 1},
            "templates": {"exports": exports},
            "session_templates": [own],
        }
    )
    found = settings.catalogue.sessions["exp_case"]
    assert (found.title, found.additional) == ("Own", ())
    assert "exp_search" in settings.catalogue.tabs


def test_templates_of_ones_own_stand_beside_the_built_in_ones() -> None:
    catalogue = read_settings(
        {
            "session_templates": [
                {**CASE, "title": "{x}", "title_on_anchor": True, "additional": ["new_card"]},
                {**CHAT, "name": "Chat", "panel": "minimized"},
            ],
            "tab_templates": [
                {**PAGE, "pinned": True, "parameters": {"data": {"a": 1}}},
                {**PAGE, "unique_name": "new_card", "parameters": {"webresourceName": "{page}"}},
            ],
        }
    ).catalogue
    assert list(catalogue.sessions) == [*CATALOGUE.sessions, "new_case", "new_chat"]
    assert list(catalogue.tabs) == [*CATALOGUE.tabs, "new_page", "new_card"]
    case, chat = catalogue.sessions["new_case"], catalogue.sessions["new_chat"]
    assert (case.name, case.title, case.entity, case.title_on_anchor) == (
        "new_case",
        "{x}",
        "incident",
        True,
    )
    assert (case.additional, case.panel) == (("new_card",), Panel.HIDDEN)
    assert (chat.name, chat.anchor, chat.panel) == ("Chat", "new_page", Panel.MINIMIZED)
    page = catalogue.tabs["new_page"]
    assert (page.page_type.name, page.pinned, page.parameters) == (
        "webresource",
        True,
        {"data": '{"a":1}'},
    )


def test_a_template_of_ones_own_takes_the_place_of_a_built_in_namesake() -> None:
    mine = {**CASE, "unique_name": "msdyn_chat_session"}
    catalogue = read_settings({"session_templates": [mine]}).catalogue
    assert catalogue.sessions["msdyn_chat_session"].entity == "incident"
    assert list(catalogue.sessions) == list(CATALOGUE.sessions)


def test_the_built_in_templates_can_be_left_out() -> None:
    given = {
        "templates": {"builtin": False},
        "session_templates": [CHAT],
        "tab_templates": [PAGE],
        "profile": {"session_templates": ["new_chat"]},
    }
    catalogue = read_settings(given).catalogue
    assert (list(catalogue.sessions), list(catalogue.tabs)) == (["new_chat"], ["new_page"])


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            {"session_templates": [{"type": "entity", "entity": "a"}]},
            "session_templates[0].unique_name is missing; it has to be a unique name such as",
        ),
        (
            {"session_templates": [{**CASE, "unique_name": "ab_case"}]},
            "session_templates[0] (ab_case).unique_name is 'ab_case', but has to be a unique name such as",
        ),
        (
            {"tab_templates": [PAGE, {**PAGE, "title": "x"}]},
            "tab_templates[1] (new_page).unique_name is 'new_page', but has to be a name that "
            "tab_templates[0] (new_page) does not have",
        ),
        (
            {"tab_templates": [{**PAGE, "page_type": "web"}]},
            "tab_templates[0] (new_page).page_type is 'web', but has to be one of entitylist, entityrecord,",
        ),
        (
            {"tab_templates": [{**PAGE, "pinned": 1}]},
            "tab_templates[0] (new_page).pinned is 1, but has to be true or false",
        ),
        (
            {"tab_templates": [{**PAGE, "pined": True}]},
            "unknown key tab_templates[0] (new_page).pined; did you mean 'pinned'?",
        ),
        ({"tab_templates": ["x"]}, "tab_templates[0] is 'x', but has to be an object"),
        ({"tab_templates": {}}, "tab_templates is {}, but has to be a list of objects"),
        (
            {"session_templates": [{"unique_name": "new_case", "type": "entity"}]},
            "session_templates[0] (new_case).entity is missing; it has to be the table",
        ),
        (
            {"session_templates": [{**CASE, "anchor": "msdyn_entityrecord"}]},
            "session_templates[0] (new_case).anchor is 'msdyn_entityrecord', but has to be left out",
        ),
        (
            {"session_templates": [{"unique_name": "new_chat", "type": "generic"}]},
            "session_templates[0] (new_chat).anchor is missing; it has to be one of msdyn_entityrecord,",
        ),
        (
            {"session_templates": [CHAT]},
            "session_templates[0] (new_chat).anchor is 'new_page', but has to be one of msdyn_entityrecord,",
        ),
        (
            {"session_templates": [{**CHAT, "entity": "x"}], "tab_templates": [PAGE]},
            "session_templates[0] (new_chat).entity is 'x', but has to be left out",
        ),
        (
            {"session_templates": [{**CASE, "additional": ["msdyn_entityrecord", "x"]}]},
            "session_templates[0] (new_case).additional[1] is 'x', but has to be one of",
        ),
        (
            {"templates": {"builtin": False}, "session_templates": [CHAT]},
            "session_templates[0] (new_chat).anchor is 'new_page', but has to be one of none",
        ),
        (
            {"session_templates": [{**CASE, "additional": [SEARCH["unique_name"]] * 10}]},
            "session_templates[0] (new_case).additional makes 11 tabs with the anchor, but limits.tabs is 10",
        ),
        (
            {"limits": {"tabs": 1}, "session_templates": [{**CASE, "additional": ["new_page"]}]},
            "session_templates[0] (new_case).additional makes 2 tabs with the anchor, but limits.tabs is 1",
        ),
        (
            {"limits": {"tabs": 1}, "templates": {"exports": [EXPORTED, SEARCH_ROW]}},
            "the exported exp_case.additional makes 2 tabs with the anchor, but limits.tabs is 1",
        ),
        (
            {"records": {"tables": {"account": [1]}}},
            "records.tables.account[0] is 1, but has to be an object",
        ),
        (
            {"records": {"files": ["a.json"]}},
            "records.files names files on the server: use it in workspace.toml",
        ),
        ({"restore": {}}, "restore is read when the page starts: use it in workspace.toml"),
        ({"records": {"keep": True}}, "records.keep is read when the page starts"),
        ({"scripts": ["a.js"]}, "scripts names files on the server"),
        ({"templates": {"exports": ["a.json"]}}, "templates.exports[0] is 'a.json'"),
        ({"user": {"roles": [None]}}, "user.roles[0] is null, but has to be text"),
    ],
)
def test_templates_and_records_are_checked(given: Json, says: str) -> None:
    assert says in refusal(given)


def test_null_counts_as_not_said_but_not_in_records() -> None:
    row = {"name": None}
    settings = read_settings(
        {
            "tab_templates": [{**PAGE, "title": None}],
            "records": {"tables": {"account": [row]}, "replace": None},
        }
    )
    assert settings.catalogue.tabs["new_page"].title == ""
    assert settings.records == OwnRecords({"account": [row]})


def test_exports_bring_templates_and_what_cannot_be_read_is_a_remark() -> None:
    answer: Any = {
        "value": [
            {"msdyn_uniquename": "exp_page", "msdyn_pagetype": 509180002},
            {"msdyn_uniquename": "exp_bad", "msdyn_pagetype": -1},
        ]
    }
    given: Any = {
        "templates": {"exports": [answer]},
        "session_templates": [{**CHAT, "anchor": "exp_page"}],
        "tab_templates": [PAGE],
    }
    settings, remarks, _ = load(given)
    assert {"exp_page", "new_page"} <= settings.catalogue.tabs.keys()
    assert "exp_bad" not in settings.catalogue.tabs
    (remark,) = remarks
    assert remark.startswith("templates.exports[0], row 2 (exp_bad): msdyn_pagetype is -1, but")
