"""Tests of the places of problems, of their order, and of files in a wrong format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from apm.reading.workspace_file import read_workspace

if TYPE_CHECKING:
    from pathlib import Path

TAB = {
    "msdyn_uniquename": "exp_map",
    "msdyn_pagetype": 509180006,
    "msdyn_name": "Map",
}


def said(folder: Path, toml: str | bytes, **files: object) -> list[str]:
    """The problems and remarks of a workspace file, with their places; `a_json` is the file a.json."""
    for name, content in files.items():
        data = content if isinstance(content, bytes) else json.dumps(content, indent=1).encode()
        (folder / name.replace("_", ".")).write_bytes(data)
    file = folder / "desk.toml"
    file.write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    read = read_workspace(file)
    return [str(each) for each in (*read.findings, *read.remark_findings)]


def test_settings_have_the_line_and_column_of_their_key(tmp_path: Path) -> None:
    toml = """
[limits]
  tabs = 0
colour = 1

[[tab_templates]]
unique_name = "map"
page_type = "websit"

[[forms]]
table = "incident"
event = "onload"
"""
    starts = [each.partition(" is ")[0] for each in said(tmp_path, toml)]
    assert "desk.toml, line 3, column 3: limits.tabs" in starts
    assert "desk.toml, line 8, column 1: tab_templates[0] (map).page_type" in starts
    assert "desk.toml, line 10, column 1: forms[0] (incident).function" in starts
    assert any(each.startswith("desk.toml, line 4, column 1: unknown key") for each in starts)


def test_problems_are_in_the_order_of_the_lines(tmp_path: Path) -> None:
    toml = """
scripts = ["none.js"]
[[session_templates]]
unique_name = "new_mine"
type = "generic"
anchor = "none"

[limits]
tabs = 0
[user]
roles = 1
[app]
colour = 1
"""
    lines = [each.split(", ")[1] for each in said(tmp_path, toml)]
    assert lines == ["line 2", "line 6", "line 9", "line 11", "line 13"]


def test_a_value_that_is_nearly_allowed_has_a_suggestion(tmp_path: Path) -> None:
    toml = """
[[tab_templates]]
unique_name = "new_map"
page_type = "websit"

[[forms]]
table = "incident"
event = "onLaod"
function = "f"
"""
    page, event = said(tmp_path, toml)
    assert page.endswith(", custom; did you mean 'website'?")
    assert event.endswith(", onrecordselect; did you mean 'onload'?")


def test_a_text_where_a_list_is_needed_and_a_blank_text_are_named_as_such(tmp_path: Path) -> None:
    toml = 'scripts = "case.js"\nuser.name = " "\nuser.roles = 5'
    script, name, roles = said(tmp_path, toml)
    assert script.endswith(
        """scripts is 'case.js', but has to be a list of texts: write ["case.js"]"""
    )
    assert name.endswith("user.name is ' ', but has to be text that is not blank")
    assert roles.endswith("user.roles is 5, but has to be a list of texts")


def test_a_file_that_is_not_there_has_a_suggestion(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/case.js").write_text("")
    toml = 'scripts = ["scripts/cas.js", "scripts/x*.js"]\nweb_resources = "script"'
    first, pattern, folder = said(tmp_path, toml)
    assert first.endswith("the name of a file that exists; did you mean 'scripts/case.js'?")
    assert pattern.endswith("the name of a file that exists")
    assert folder.endswith("a folder that exists; did you mean 'scripts'?")


def test_a_script_in_typescript_is_named(tmp_path: Path) -> None:
    (tmp_path / "case.ts").write_text("")
    (problem,) = said(tmp_path, 'scripts = ["case.ts"]')
    assert problem.endswith(
        "scripts is 'case.ts', but has to be JavaScript: name the .js file that is compiled from it"
    )


def test_an_entry_whose_name_has_parentheses_has_its_place(tmp_path: Path) -> None:
    toml = '[[forms]]\ntable = "incident"\nevent = "onload"\nfunction = "Contoso.onLoad()"'
    (problem,) = said(tmp_path, toml)
    assert problem.startswith("desk.toml, line 4, column 1: forms[0] (Contoso.onLoad()).function")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('{"account": [],}', "leave out the comma after the last entry"),
        ('{"account": [{"name": "A"},]}', "leave out the comma after the last entry"),
        ('{"account": [{"name": "A"} {"name": "B"}]}', "write a comma between the entries"),
        (
            '{"account": [{"numberofemployees": 1 "name": "A"}]}',
            "write a comma between the entries",
        ),
        ('{"account": [{"donotemail": true "name": "A"}]}', "write a comma between the entries"),
        ('{"account": [{"name": "A"},, {"name": "B"}]}', "write one comma between entries"),
        ('{"account": [], , "contact": []}', "write one comma between entries"),
        ('{"account": [, {"name": "A"}]}', "leave out the comma before the first entry"),
        ('{"account": []}x', "leave out what follows the last bracket"),
        ('{"account": []}{"contact": []}', "leave out what follows the last bracket"),
        ('{"account": []} // all', "leave out the comment, which JSON does not have"),
        ('{"account" []}', "write : between a name and its value"),
        (
            '{"account": [{"numberofemployees": 01}]}',
            "write numbers without zeros before them",
        ),
        ("{'account': []}", "write names and text in double quotes"),
        ("{account: []}", "write names and text in double quotes"),
        ('{"account": [{"name": Contoso}]}', "write names and text in double quotes"),
        ('{"account": [{"donotemail": True}]}', "write true and false in small letters"),
        ('{"account": [{"name": None}]}', "write null for a value that is not there"),
        ('{"account": [] // none\n}', "leave out the comment, which JSON does not have"),
        ("", "the file is empty"),
    ],
)
def test_a_frequent_mistake_in_json_has_what_would_be_right(
    tmp_path: Path, text: str, advice: str
) -> None:
    (problem,) = said(tmp_path, 'records.files = ["a.json"]', a_json=text.encode())
    assert problem.startswith("a.json, line 1, column ")
    assert problem.endswith(f"; {advice})")


def test_a_template_name_that_does_not_exist_has_a_suggestion(tmp_path: Path) -> None:
    toml = 'profile.session_templates = ["msdyn_chat_sesion"]'
    (problem,) = said(tmp_path, toml)
    assert problem.startswith("desk.toml, line 1, column 30: profile.session_templates[0] is")
    assert problem.endswith("; did you mean 'msdyn_chat_session'?")


def test_records_have_the_place_of_their_row_or_column(tmp_path: Path) -> None:
    records = {"account": [{"name": "A"}, {"nmae": "B"}], "incident": [{"prioritycode": 9}]}
    name, option = said(tmp_path, 'records.files = ["a.json"]', a_json=records)
    assert name.startswith("a.json, line 7, column 4: account, row 2: there is no column 'nmae'")
    assert option.startswith("a.json, line 12, column 4: incident, row 1: prioritycode has no opt")
    (table,) = said(tmp_path, 'records.files = ["a.json"]', a_json={"\n": [], "account": {}})[-1:]
    assert table.startswith("a.json, line 3, column 2: account is {}, but has to be a list")


def test_descriptions_of_tables_have_the_place_of_their_key(tmp_path: Path) -> None:
    columns = {
        "new_name": {"type": "text"},
        "New Name": {"type": "text"},
        "new_stop": {"type": "lookup", "targets": {"acount": {}}},
        "new_kind": {"type": "choice", "options": {"one": "One"}},
    }
    records = {"$tables": {"new_trip": {"columns": columns}, "New Trip": {"columns": {}}}}
    found = said(tmp_path, 'records.files = ["a.json"]', a_json=records)
    assert [each.partition(": ")[::2] for each in found] == [
        (
            "a.json, line 8, column 5",
            "$tables: new_trip.columns.'New Name': the key has to be a logical name: small letters, digits and _",
        ),
        (
            "a.json, line 14, column 7",
            "$tables: new_trip.columns.new_stop.targets.'acount': there is no table 'acount'; did you mean 'account'?",
        ),
        (
            "a.json, line 20, column 7",
            "$tables: new_trip.columns.new_kind.options.'one': the key has to be a whole number",
        ),
        (
            "a.json, line 25, column 3",
            "$tables: 'New Trip': the key has to be a logical name: small letters, digits and _",
        ),
    ]


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ({"value": [TAB, {**TAB, "msdyn_pagetype": 5}]}, "line 8, column 3"),
        ([TAB, {**TAB, "msdyn_pagetype": 5}], "line 7, column 2"),
        ([{"value": [TAB]}, {"value": [{**TAB, "msdyn_pagetype": 5}]}], "line 13, column 4"),
    ],
)
def test_exported_rows_have_their_place(tmp_path: Path, document: object, place: str) -> None:
    found = said(tmp_path, 'templates.exports = ["a.json"]', a_json=document)
    assert any(each.startswith(f"a.json, {place}: ") for each in found), found


def test_what_is_no_json_or_toml_has_its_place(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, 'records.files = ["a.json"]', a_json=b'{\n "account": [}')
    assert problem == "a.json, line 2, column 14: no valid JSON (Expecting value)"
    (problem,) = said(tmp_path, "app.name = 'Desk'\nlimits.tabs = = 3")
    assert problem == (
        "desk.toml, line 2, column 15: not valid TOML: Invalid value in 'limits.tabs = = 3'; "
        "write one = between a key and its value"
    )


BROKEN = """
records.files = ["a.json"]
templates.exports = ["b.json"]
limits.tabs = 0

[[session_templates]]
unique_name = "new_mine"
name = "Mine"
title = "Mine"
type = "generic"
anchor = "of_the_export"

[[forms]]
table = "of_the_records"
event = "onload"
function = "f"
"""


def test_a_file_that_cannot_be_read_comes_first_and_nothing_follows_from_it(tmp_path: Path) -> None:
    first, second, *others = said(tmp_path, BROKEN, a_json=b"{", b_json=b"{")
    assert [first.split(",")[0], second.split(",")[0]] == ["b.json", "a.json"]
    assert [each.partition(" is ")[0] for each in others] == [
        "desk.toml, line 4, column 8: limits.tabs"
    ]


def test_nothing_follows_from_a_solution_that_cannot_be_read(tmp_path: Path) -> None:
    solution = 'solutions.paths = ["none.zip"]\n'
    records = {"con_device": [{"con_name": "Kettle"}]}
    toml = solution + BROKEN.replace('["b.json"]', "[]")
    found = said(tmp_path, toml, a_json=records)
    assert [each.partition(": ")[0] for each in found] == [
        "desk.toml, line 1, column 11",
        "desk.toml, line 5, column 8",
    ]


def test_what_is_missing_in_files_that_can_be_read_is_reported(tmp_path: Path) -> None:
    found = said(tmp_path, BROKEN, a_json={}, b_json=[TAB])
    assert any("anchor is 'of_the_export'" in each for each in found)
    assert any("there is no table 'of_the_records'" in each for each in found)


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        (b'{"limits": {"tabs": 2}}', "is JSON, but has to be TOML"),
        (b"limits:\n  tabs: 2\n", "is YAML, but has to be TOML"),
        (b"<settings/>", "is XML, but has to be TOML"),
        ("limits.tabs = 2".encode("utf-16"), "is UTF-16 text: save it as UTF-8"),
    ],
)
def test_a_workspace_file_in_another_format_is_named(
    tmp_path: Path, toml: bytes, problem: str
) -> None:
    assert said(tmp_path, toml) == [f"desk.toml {problem}"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"account:\n  - name: Contoso\n", "is YAML, but has to be JSON"),
        (b'[[account]]\nname = "Contoso"\n', "is TOML, but has to be JSON"),
        (b"name,city\nContoso,Bern\n", "is CSV, but has to be JSON"),
        (b"<!DOCTYPE html><html>", "is HTML, but has to be JSON; it may be the page of a sign-in"),
        ('{"account": []}'.encode("utf-16"), "is UTF-16 text: save it as UTF-8"),
        (
            b'{"error": {"code": "0x1", "message": "No."}}',
            'is an error of the Web API: {"code":"0x1","message":"No."}',
        ),
        (
            b'{"@odata.context": "x", "value": []}',
            'is an answer of the Web API: write {"account": [...]}, with the rows under the name of '
            "their table",
        ),
    ],
)
def test_records_in_another_format_are_named(tmp_path: Path, content: bytes, problem: str) -> None:
    assert said(tmp_path, 'records.files = ["a.json"]', a_json=content) == [f"a.json {problem}"]
