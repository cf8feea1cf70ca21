"""The settings of a `workspace.toml`, and the settings that the page gets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apm.core.json_text import Json
from apm.reading.workspace_file import WorkspaceFile, read_workspace
from apm.reading.workspace_resources import WebResources
from apm.settings.shipped import from_shipped

Write = Callable[..., WorkspaceFile]

TAB = {
    "msdyn_uniquename": "exp_map",
    "msdyn_pagetype": 509180006,
    "msdyn_templateparameters": '{"url": "https://map.example/"}',
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a workspace file and other files of its folder, and reads it."""

    def read(toml: str, **others: Any) -> WorkspaceFile:
        for name, content in others.items():
            path = tmp_path / name.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content if isinstance(content, str) else json.dumps(content))
        (tmp_path / "workspace.toml").write_text(toml, "utf-8")
        return read_workspace(tmp_path / "workspace.toml")

    return read


def test_an_empty_file_changes_nothing(write: Write) -> None:
    read = write("")
    assert (read.problems, read.remarks, read.resources) == ((), (), WebResources())
    assert from_shipped(read.page) == from_shipped({})


def test_every_key_reaches_the_page(write: Write) -> None:
    read = write(
        """
        scripts = ["scripts/*.js"]
        web_resources = "webresources"
        app.name = "Desk"
        user = { name = "Kim", roles = ["App Profile User"] }
        limits = { sessions = 3, tabs = 4 }
        api.returned_ids = "string"
        profile.session_templates = ["new_case"]
        templates = { builtin = false, exports = ["templates/*.json"] }
        records = { files = ["records/*.json"], replace = true }

        [[session_templates]]
        unique_name = "new_case"
        type = "entity"
        entity = "incident"
        additional = ["new_page", "exp_map"]

        [[tab_templates]]
        unique_name = "new_page"
        page_type = "webresource"
        parameters = { webresourceName = "new_page.html", data = { day = 2026-01-31 } }
        """,
        scripts__b_dot_js="",
        scripts__a_dot_js="",
        webresources__new_page_dot_html="",
        templates__tabs_dot_json={"value": [TAB]},
        records__a_dot_json={"account": [{"name": "Contoso"}]},
        records__b_dot_json={"account": [{"name": None}], "contact": []},
    )
    assert read.problems == ()
    settings = from_shipped(read.page).settings
    assert (settings.app.name, settings.user.name, settings.limits.sessions) == ("Desk", "Kim", 3)
    assert settings.returned_ids == "string"
    assert list(settings.catalogue.sessions) == ["new_case"]
    assert list(settings.catalogue.tabs) == ["new_page", "exp_map"]
    assert settings.catalogue.profile == frozenset({"new_case"})
    assert settings.catalogue.tabs["new_page"].parameters["data"] == '{"day":"2026-01-31"}'
    assert settings.records.tables == {
        "account": [{"name": "Contoso"}, {"name": None}],
        "contact": [],
    }
    assert settings.records.replace is True
    assert settings.scripts == ("client-scripts/scripts/a.js", "client-scripts/scripts/b.js")
    assert read.resources.folder is not None
    assert read.resources.folder.name == "webresources"
    assert "web_resources" not in read.page
    json.dumps(read.page, allow_nan=False)


def test_all_problems_are_reported_at_once_each_with_its_file_and_key(write: Write) -> None:
    read = write(
        """
        colour = 1
        scripts = ["none.js"]
        web_resources = "nowhere"
        limits.sessions = "x"
        limit.tabs = 1
        user.name = nan
        records.files = ["records/*.json"]
        templates.exports = ["a.json"]
        """,
        a_dot_json="{",
        records__a_dot_json=[],
        records__b_dot_json={"account": {}},
    )
    assert read.page == {}
    for beginning in (
        "workspace.toml: unknown key colour; the keys are: app, ",
        "workspace.toml: unknown key limit; did you mean 'limits'?",
        "workspace.toml: limits.sessions is 'x', but has to be a whole number from 1 to 1000",
        "workspace.toml: scripts[0] is 'none.js', but has to be the name of a file that exists",
        "workspace.toml: web_resources is 'nowhere', but has to be a folder that exists",
        "a.json is no valid JSON",
        "records/a.json is [], but has to be an object of tables",
        "records/b.json: account is {}, but has to be a list of records",
    ):
        assert any(problem.startswith(beginning) for problem in read.problems), beginning
    assert len(read.problems) == 8


@pytest.mark.parametrize("toml", ["limits = ", "a.b = 1\na = 2"])
def test_what_is_no_toml_is_one_sentence(tmp_path: Path, toml: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(toml.encode("utf-8", "surrogateescape"))
    (problem,) = read_workspace(file).problems
    assert problem.startswith("mine.toml is not valid TOML: ")


def test_a_file_that_has_gone_is_one_sentence(tmp_path: Path) -> None:
    assert read_workspace(tmp_path / "mine.toml").problems == (
        "mine.toml cannot be read: No such file or directory",
    )


def test_exported_rows_that_cannot_be_read_are_remarks(write: Write) -> None:
    read = write(
        'templates.exports = ["*.json"]',
        a_dot_json={"value": [TAB, {**TAB, "msdyn_pagetype": 5}]},
    )
    assert read.problems == ()
    (remark,) = read.remarks
    assert remark.startswith("a.json, row 2 (exp_map): msdyn_pagetype is 5, but has to be one of")


def test_a_key_of_the_page_is_unknown_in_the_file(write: Write) -> None:
    (problem,) = write("records.tables = {}").problems
    assert (
        problem
        == "workspace.toml: unknown key records.tables; the keys are: files, replace, keep, examples"
    )


def test_seeds_beside_the_file_reach_the_page_by_their_names(write: Write) -> None:
    read = write(
        "",
        seeds__morning_dot_toml='[[sessions]]\ntemplate = "msdyn_chat_session"\n',
        seeds__night_dot_json={"context": {"a": 1}},
    )
    assert (read.problems, from_shipped(read.page).settings.seeds) == (
        (),
        {
            "morning": {"sessions": [{"template": "msdyn_chat_session"}]},
            "night": {"context": {"a": 1}},
        },
    )
    assert {"seeds/*.json", "seeds/*.toml"} <= {*read.patterns}


def test_each_problem_of_a_seed_names_its_file(write: Write) -> None:
    read = write(
        "",
        seeds__a_dot_toml="x = ",
        seeds__b_dot_json="[",
        seeds__c_dot_json={"session": []},
        seeds__d_dot_json={"version": 9},
        seeds__e_dot_json={},
        seeds__e_dot_toml="",
    )
    assert read.problems == (
        "seeds/b.json is no valid JSON (Expecting value) (at line 1, column 2)",
        "seeds/c.json: unknown key session; did you mean 'sessions'?",
        "seeds/d.json: the snapshot has version 9, but this emulator reads version 1; use a newer emulator",
        "seeds/a.toml is not valid TOML: Invalid value in 'x ='; write a value after = (at line 1, column 5)",
        "seeds/e.toml: there is a seed e already, e.json",
    )
    assert [(each.file, each.line) for each in read.findings] == [
        ("seeds/b.json", 1),
        ("seeds/c.json", 1),
        ("seeds/d.json", 0),
        ("seeds/a.toml", 1),
        ("seeds/e.toml", 0),
    ]


@pytest.mark.parametrize(("before", "now"), [(1, True), (True, 1)])
def test_a_number_in_place_of_true_is_another_value(write: Write, before: Json, now: Json) -> None:
    toml = 'records.files = ["accounts.json"]'
    rows = ([{"name": "A", "numberofemployees": each}] for each in (before, now))
    problems = [write(toml, accounts_dot_json={"account": each}).problems for each in rows]
    assert [bool(each) for each in problems] == [before is True, now is True]
