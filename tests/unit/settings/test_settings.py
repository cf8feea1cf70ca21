"""The settings of a workspace."""

from __future__ import annotations

import pytest
from hypothesis import given

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.settings import App, Environment, Limits, ReturnedIds, Settings, User
from apm.templates.built_in import CATALOGUE
from tests.support.sample_workspace import GUID
from tests.support.settings_reading import CASE, PAGE, read_settings, refusal
from tests.support.strategies import json_values


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
            "limits": {"sessions": 1, "tabs": 1000},
            "profile": {"session_templates": ["msdyn_chat_session"]},
            "api": {"returned_ids": "string"},
        }
    )
    assert read.app == App("Desk", "desk", GUID)
    assert read.environment == Environment("https://contoso.example")
    assert read.user == User("Kim", ("App Profile User",))
    assert read.limits == Limits(sessions=1, tabs=1000)
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
            "limits.sessions is 0, but has to be a whole number from 1 to 1000",
        ),
        (
            {"limits": {"tabs": 1001}},
            "limits.tabs is 1001, but has to be a whole number from 1 to 1000",
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
    assert refusal({"limit": {}}) == "load: unknown key limit; did you mean 'limits'?"
    assert refusal({"limits": {"session": 3}}).endswith(
        "unknown key limits.session; did you mean 'sessions'?"
    )


def test_a_key_that_is_near_to_none_is_answered_with_all() -> None:
    assert refusal({"limits": {"x": 3}}).endswith("; the keys are: sessions, tabs")


def test_all_problems_are_reported_at_once() -> None:
    message = refusal(
        {
            "colour": 1,
            "user": {"name": 5, "roles": 5},
            "limits": {"sessions": 0, "tabz": 1},
            "profile": {"session_templates": ["no_such", "msdyn_chat_session", "nor_this"]},
        }
    )
    for key in ("colour", "user.name", "user.roles", "limits.sessions", "limits.tabz"):
        assert key in message
    for name in ("no_such", "nor_this"):
        assert f"'{name}'" in message
    assert "is 'msdyn_chat_session'" not in message


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


def test_entries_are_reported_in_their_order() -> None:
    said = refusal({"forms": [{"colour": at} for at in range(11)]})
    places = [said.index(f"forms[{at}].colour") for at in range(11)]
    assert places == sorted(places)


@pytest.mark.parametrize("role", ["App Profile User", "Productivity tools user"])
def test_either_role_is_enough(role: str) -> None:
    assert Settings(user=User("Kim", ("Reader", role))).refusal == ""


@pytest.mark.parametrize(
    ("roles", "listed"), [((), "none"), (("Reader", "Guest"), "Reader, Guest")]
)
def test_without_a_role_the_refusal_says_what_is_needed(
    roles: tuple[str, ...], listed: str
) -> None:
    assert Settings(user=User("Kim", roles)).refusal == (
        "Kim may not use Microsoft.Apm: the role 'App Profile User' or 'Productivity tools user' "
        f"is needed; roles given: {listed}"
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
