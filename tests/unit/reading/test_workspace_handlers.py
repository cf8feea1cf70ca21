"""Form scripts and commands in `workspace.toml`, and the files of their functions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from apm.reading.workspace_file import WorkspaceFile, read_workspace
from apm.settings import Settings, Where
from apm.settings.shipped import from_shipped

ON_LOAD = """
[[forms]]
table = "incident"
event = "OnLoad"
function = "Contoso.Case.onLoad"
"""
CLOSE = """
[[commands]]
table = "incident"
label = "Close"
function = "Contoso.close"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with scripts."""
    for name in ("scripts/a.js", "scripts/b.js", "lib/case.js", "lib/close.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    return tmp_path


def write(folder: Path, toml: str) -> WorkspaceFile:
    (folder / "workspace.toml").write_text(toml, "utf-8")
    return read_workspace(folder / "workspace.toml")


def settings(folder: Path, toml: str) -> Settings:
    read = write(folder, toml)
    assert read.problems == ()
    json.dumps(read.page, allow_nan=False)
    return from_shipped(read.page).settings


def problem(folder: Path, toml: str) -> str:
    (found,) = write(folder, toml).problems
    return found


def addresses(*names: str) -> tuple[str, ...]:
    return tuple(f"client-scripts/{name}" for name in names)


def test_they_reach_the_page_with_the_lines_of_their_headers(folder: Path) -> None:
    read = settings(folder, f"# first\n{CLOSE}{ON_LOAD}{ON_LOAD}parameters = [1, ['x']]\n")
    first, second = read.forms
    assert (first.place, second.place) == ("workspace.toml, line 8", "workspace.toml, line 13")
    assert [each.actions[0].place for each in read.commands] == ["workspace.toml, line 3"]
    assert second.parameters == (1, ["x"])
    assert (first.library, read.commands[0].actions[0].library) == ("", "")


def test_one_that_is_not_enabled_keeps_the_line_of_the_next_right(folder: Path) -> None:
    read = settings(folder, f"{ON_LOAD}enabled = false\n{ON_LOAD}")
    assert [each.place for each in read.forms] == ["workspace.toml, line 8"]


@pytest.mark.parametrize("header", ["[[ forms ]]", '[["forms"]]', "  [[forms]]  # here"])
def test_a_header_may_be_written_in_other_ways(folder: Path, header: str) -> None:
    read = settings(folder, ON_LOAD.replace("[[forms]]", header))
    assert [each.place for each in read.forms] == ["workspace.toml, line 2"]


def test_without_a_header_of_its_own_it_has_its_line_too(folder: Path) -> None:
    one = '{ table = "incident", event = "onsave", function = "f" }'
    read = settings(folder, f"forms = [{one},\n {one}]")
    assert [each.place for each in read.forms] == [
        "workspace.toml, line 1",
        "workspace.toml, line 2",
    ]


def test_libraries_run_for_the_pages_of_their_table_and_not_in_the_page(folder: Path) -> None:
    read = settings(
        folder,
        f"""
        scripts = ["scripts/b.js", "scripts/*.js"]
        {ON_LOAD}library = "lib/case.js"
        {ON_LOAD}library = "./lib/../lib/case.js"
        {CLOSE}library = "lib/close.js"
        """,
    )
    assert read.scripts == addresses("scripts/b.js", "scripts/a.js")
    libraries = [*read.form_libraries, *read.libraries]
    assert [(each.table, each.where, each.address) for each in libraries] == [
        ("incident", Where.FORM, address)
        for address in addresses("lib/case.js", "lib/case.js", "lib/close.js")
    ]
    assert [each.library for each in read.forms] == [*addresses("lib/case.js", "lib/case.js")]
    assert read.commands[0].actions[0].library == "client-scripts/lib/close.js"


def test_a_library_that_is_listed_runs_in_the_page_too(folder: Path) -> None:
    read = settings(folder, f'scripts = ["scripts/*.js"]\n{ON_LOAD}library = "scripts/b.js"')
    assert read.scripts == addresses("scripts/a.js", "scripts/b.js")
    assert [each.library for each in read.forms] == ["client-scripts/scripts/b.js"]


def test_the_library_of_one_that_is_not_enabled_is_loaded_all_the_same(folder: Path) -> None:
    read = settings(folder, f'{ON_LOAD}library = "lib/case.js"\nenabled = false')
    assert ([*read.forms], read.scripts) == ([], ())
    assert [each.address for each in read.form_libraries] == [*addresses("lib/case.js")]


def test_a_library_is_watched(folder: Path) -> None:
    (folder / "lib/[a].js").write_text("")
    read = write(folder, f'{ON_LOAD}library = "lib/[a].js"')
    (pattern,) = read.script_patterns
    assert pattern in read.patterns
    assert [path.name for path in folder.glob(pattern)] == ["[a].js"]


@pytest.mark.parametrize("name", ["lib/none.js", "lib", "lib/*.js"])
def test_a_library_that_is_no_file_is_reported(folder: Path, name: str) -> None:
    assert problem(folder, f'{CLOSE}library = "{name}"') == (
        f"workspace.toml: commands[0] (Close).library is '{name}', but has to be the name of a file that "
        "exists"
    )


def test_all_problems_are_reported_at_once(folder: Path) -> None:
    wrong = f'{ON_LOAD}library = "none.js"\n{CLOSE}where = "grid"\n'.replace("incident", "acount")
    problems = write(folder, wrong).problems
    for each in (
        "workspace.toml: forms[0] (Contoso.Case.onLoad).table: there is no table 'acount'; did you mean 'account'?",
        "workspace.toml: commands[0] (Close).table: there is no table 'acount'",
        "workspace.toml: commands[0] (Close).where is 'grid', but has to be one of form, list",
        "workspace.toml: forms[0] (Contoso.Case.onLoad).library is 'none.js'",
    ):
        assert any(found.startswith(each) for found in problems), each
    assert len(problems) == 4


def test_a_key_of_the_whole_file_below_a_header_is_reported_with_its_place(folder: Path) -> None:
    assert problem(folder, f'{ON_LOAD}scripts = ["scripts/*.js"]') == (
        "workspace.toml: forms[0] (Contoso.Case.onLoad).scripts belongs to the whole file: write "
        "scripts above the first line in brackets"
    )


def test_a_header_in_single_brackets_is_reported(folder: Path) -> None:
    single = ON_LOAD.replace("[[forms]]", "[forms]")
    assert problem(folder, single) == (
        "workspace.toml: forms is one table, but has to be a list of them: write [[forms]] above each"
    )
    assert problem(folder, single * 2).startswith(
        "workspace.toml is not valid TOML: Cannot declare forms twice in '[forms]'; line 2 has 'forms' already: "
    )


@pytest.mark.parametrize(
    "toml", [f'{ON_LOAD}library = "workspace.toml"', 'scripts = ["workspace.toml"]']
)
def test_the_file_itself_is_no_script(folder: Path, toml: str) -> None:
    assert problem(folder, toml) == (
        "workspace.toml: scripts is 'workspace.toml', but has to be a client script, and not this "
        "file itself"
    )


TRIP: dict[str, Any] = {"new_trip": [{"new_name": "Rome", "new_days": 4}]}
OWN = 'records.files = ["records.json"]\n'
CHANGE = """
[[forms]]
event = "onchange"
function = "f"
"""


def test_tables_and_columns_of_ones_own_records_are_known(folder: Path) -> None:
    (folder / "records.json").write_text(json.dumps(TRIP))
    read = settings(folder, f'{OWN}{CHANGE}table = "new_trip"\ncolumn = "new_days"')
    assert [(each.table, each.column) for each in read.forms] == [("new_trip", "new_days")]
    assert problem(folder, f'{OWN}{CHANGE}table = "new_trip"\ncolumn = "new_dayz"') == (
        "workspace.toml: forms[0] (f).column: there is no column 'new_dayz' in new_trip; did you mean "
        "'new_days'?"
    )
    assert problem(folder, f'{OWN}{CHANGE}table = "new_trp"\ncolumn = "x"') == (
        "workspace.toml: forms[0] (f).table: there is no table 'new_trp'; did you mean 'new_trip'?"
    )


def test_while_records_cannot_be_used_only_these_are_reported(folder: Path) -> None:
    (folder / "records.json").write_text(json.dumps([TRIP]))
    message = problem(folder, f'{OWN}{CHANGE}table = "new_trip"\ncolumn = "new_days"')
    assert message.startswith("records.json is ")


def test_handlers_of_operations_have_a_library_and_a_place(folder: Path) -> None:
    toml = """
[[handlers]]
name = "contoso_Approve"
function = "Contoso.approve"
library = "lib/close.js"
"""
    read = settings(folder, toml)
    (handler,) = read.handlers
    assert (handler.name, handler.function) == ("contoso_Approve", "Contoso.approve")
    assert handler.library == addresses("lib/close.js")[0]
    assert handler.place == "workspace.toml, line 2"
    assert handler.library in read.scripts


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('function = "f"', "handlers[0] (f).name is missing"),
        ('name = "a"', "handlers[0] (a).function is missing"),
        (
            'name = "a"\nfunction = "1"',
            "handlers[0] (1).function is '1', but has to be the name of",
        ),
        (
            'name = "a"\nfunction = "f"\nlibrary = "no.js"',
            "handlers[0] (f).library is 'no.js', but has to be the name of a file",
        ),
        (
            'name = "a"\nfunction = "f"\ntable = "account"',
            "unknown key handlers[0] (f).table; the keys are: name, function, library",
        ),
    ],
)
def test_a_handler_of_an_operation_that_is_wrong(folder: Path, line: str, sentence: str) -> None:
    assert sentence in problem(folder, f"[[handlers]]\n{line}")
