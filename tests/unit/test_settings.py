"""What a user writes about the workspace."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from apm.builtin import CATALOGUE
from apm.errors import ApmError, ErrorCode
from apm.json_text import Json
from apm.settings import App, Environment, Limits, OwnRecords, ReturnedIds, Settings, User
from apm.settings.loading import load_settings
from apm.templates import Panel
from tests.unit.samples import GUID
from tests.unit.strategies import json_values


def read_settings(given: Any) -> Settings:
    return load_settings(given)[0]


def refusal(given: Json) -> str:
    with pytest.raises(ApmError) as caught:
        read_settings(given)
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert str(caught.value).startswith("load: ")
    return str(caught.value)


def usable(settings: Settings) -> list[str]:
    profile = settings.catalogue.profile
    return [each for each in CATALOGUE.sessions if profile is None or each in profile]


def test_ten_sessions_and_ten_tabs_fit_and_everybody_may_call() -> None:
    settings = Settings()
    assert settings.limits == Limits(sessions=10, tabs=10)
    assert settings.returned_ids is ReturnedIds.BOTH
    assert settings.refusal == ""


@pytest.mark.parametrize("given", [None, {}, {"app": {}, "user": None}])
def test_what_is_not_said_stays_as_built_in(given: Json) -> None:
    read, built_in = read_settings(given), Settings()
    assert usable(read) == list(CATALOGUE.sessions)
    assert (read.app, read.user, read.limits, read.returned_ids) == (
        built_in.app,
        built_in.user,
        built_in.limits,
        built_in.returned_ids,
    )


def test_every_setting_can_be_made() -> None:
    read = read_settings(
        {
            "app": {"name": "Desk", "unique_name": "desk", "id": f"{{{GUID.upper()}}}"},
            "environment": {"url": "https://contoso.example/"},
            "user": {"name": "Kim", "roles": ["App Profile User"]},
            "limits": {"sessions": 1, "tabs": 100},
            "profile": {"session_templates": ["msdyn_chat_session"]},
            "api": {"returned_ids": "string"},
        }
    )
    assert read.app == App("Desk", "desk", GUID)
    assert read.environment == Environment("https://contoso.example")
    assert read.user == User("Kim", ("App Profile User",))
    assert read.limits == Limits(sessions=1, tabs=100)
    assert usable(read) == ["msdyn_chat_session"]
    assert read.returned_ids is ReturnedIds.TEXT


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([], "the settings is [], but has to be an object"),
        ({"app": "Desk"}, "app is 'Desk', but has to be an object"),
        ({"app": {"name": " "}}, "app.name is ' ', but has to be text"),
        ({"app": {"unique_name": ""}}, "app.unique_name is '', but has to be text"),
        ({"app": {"id": GUID[:-1]}}, f"app.id is '{GUID[:-1]}', but has to be a GUID"),
        (
            {"environment": {"url": "http://contoso.example"}},
            "environment.url is 'http://contoso.example', but has to be an address that starts "
            "with https:// or http://localhost",
        ),
        ({"user": {"name": 5}}, "user.name is 5, but has to be text"),
        ({"user": {"roles": "Reader"}}, "user.roles is 'Reader', but has to be a list of texts"),
        ({"user": {"roles": [1]}}, "user.roles[0] is 1, but has to be text"),
        (
            {"limits": {"sessions": 0}},
            "limits.sessions is 0, but has to be a whole number from 1 to 100",
        ),
        (
            {"limits": {"tabs": 101}},
            "limits.tabs is 101, but has to be a whole number from 1 to 100",
        ),
        ({"limits": {"tabs": True}}, "limits.tabs is true, but has to be a whole number"),
        ({"limits": {"tabs": 2.5}}, "limits.tabs is 2.5, but has to be a whole number"),
        (
            {"api": {"returned_ids": "text"}},
            "'text', but has to be one of promise-id, string, promise",
        ),
        ({"api": {"returned_ids": 1}}, "api.returned_ids is 1, but has to be one of"),
        (
            {"profile": {"session_templates": ["x"]}},
            "profile.session_templates[0] is 'x', but has to be one of case_entity",
        ),
    ],
)
def test_a_problem_names_its_key_what_was_found_and_what_is_allowed(given: Json, says: str) -> None:
    assert says in refusal(given)


def test_a_misspelt_key_is_answered_with_the_nearest() -> None:
    assert refusal({"limit": {}}) == "load: unknown key limit; did you mean limits?"
    assert refusal({"limits": {"session": 3}}).endswith(
        "unknown key limits.session; did you mean sessions?"
    )


def test_a_key_that_is_near_to_none_is_answered_with_all() -> None:
    assert refusal({"limits": {"x": 3}}).endswith("; the keys are: sessions, tabs")


def test_all_problems_are_told_at_once() -> None:
    message = refusal(
        {
            "colour": 1,
            "user": {"name": 5, "roles": 5},
            "limits": {"sessions": 0, "tabz": 1},
            "profile": {"session_templates": ["no_such", "msdyn_chat_session", "nor_this"]},
        }
    )
    for told in ("colour", "user.name", "user.roles", "limits.sessions", "limits.tabz"):
        assert told in message
    for told in ("no_such", "nor_this"):
        assert f"'{told}'" in message
    assert "is 'msdyn_chat_session'" not in message


CASE: dict[str, Any] = {"unique_name": "new_case", "type": "entity", "entity": "incident"}
CHAT: dict[str, Any] = {"unique_name": "new_chat", "type": "generic", "anchor": "new_page"}
PAGE: dict[str, Any] = {"unique_name": "new_page", "page_type": "webresource"}


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
    own = {**CASE, "unique_name": "exp_case"}
    exports = [EXPORTED, SEARCH_ROW]
    read_settings(
        {
            "limits": {"tabs": 1},
            "templates": {"exports": exports},
            "session_templates": [own],
        }
    )


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
            "unknown key tab_templates[0] (new_page).pined; did you mean pinned?",
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
            "records.files stands for files of the server: it belongs in workspace.toml",
        ),
        ({"scripts": ["a.js"]}, "scripts stands for files of the server"),
        ({"templates": {"exports": ["a.json"]}}, "templates.exports[0] is 'a.json'"),
        ({"user": {"roles": [None]}}, "user.roles[0] is null, but has to be text"),
    ],
)
def test_templates_and_records_are_checked(given: Json, says: str) -> None:
    assert says in refusal(given)


@pytest.mark.parametrize(
    ("key", "entry", "called"),
    [
        ("tab_templates", {"name": "Map", "page_type": "dashboard"}, " (Map)"),
        ("session_templates", {"name": "Mine", "unique_name": "new_x"}, " (new_x)"),
        ("forms", {"table": "incident", "function": "Contoso.onLoad"}, " (Contoso.onLoad)"),
        ("forms", {"table": "incident", "function": " "}, " (incident)"),
        ("commands", {"function": "f", "label": 5}, " (f)"),
        ("commands", {"function": "f", "label": "Close\nall"}, " (Close\\nall)"),
        ("commands", {"label": "x" * 80}, f" ({'x' * 58}…)"),
        ("commands", {"label": "it's (a) 'b'"}, " (it's (a) 'b')"),
        ("commands", {"label": "'"}, " (')"),
        ("commands", {}, ""),
    ],
)
def test_an_entry_of_a_list_is_called_by_its_name_behind_its_place(
    key: str, entry: dict[str, Json], called: str
) -> None:
    said = refusal({key: [{**entry, "colour": "red"}]})
    assert f"unknown key {key}[0]{called}.colour; " in said


def test_entries_are_told_in_their_order() -> None:
    said = refusal({"forms": [{"colour": at} for at in range(11)]})
    places = [said.index(f"forms[{at}].colour") for at in range(11)]
    assert places == sorted(places)


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
    settings, remarks = load_settings(given)
    assert {"exp_page", "new_page"} <= settings.catalogue.tabs.keys()
    assert "exp_bad" not in settings.catalogue.tabs
    (remark,) = remarks
    assert remark.startswith("templates.exports[0], row 2 (exp_bad): msdyn_pagetype is -1, but")


@pytest.mark.parametrize("role", ["App Profile User", "Productivity tools user"])
def test_either_role_is_enough(role: str) -> None:
    assert Settings(user=User("Kim", ("Reader", role))).refusal == ""


@pytest.mark.parametrize(("roles", "told"), [((), "none"), (("Reader", "Guest"), "Reader, Guest")])
def test_without_a_role_the_refusal_says_what_is_needed(roles: tuple[str, ...], told: str) -> None:
    assert Settings(user=User("Kim", roles)).refusal == (
        "Kim may not use Microsoft.Apm: the role 'App Profile User' or 'Productivity tools user' "
        f"is needed; roles given: {told}"
    )


@given(json_values)
def test_whatever_is_given_settings_come_out_or_one_refusal(value: Json) -> None:
    wrapped: list[Json] = [
        value,
        {"user": value},
        {"limits": {"tabs": value}},
        {"app": {"id": value}, "environment": {"url": value}},
        {"tab_templates": [{**PAGE, "parameters": value}]},
        {"tab_templates": [{**PAGE, "unique_name": value, "parameters": {"data": value}}]},
        {"session_templates": [{**CASE, "additional": value}]},
        {"forms": value, "commands": value},
        {"forms": [{"table": value, "event": value, "function": "f", "column": value}]},
        {"commands": [{"table": "incident", "label": "x", "function": value, "where": value}]},
    ]
    for settings in wrapped:
        try:
            assert isinstance(read_settings(settings), Settings)
        except ApmError as error:
            assert str(error).startswith("load: ")
