"""Tests of what `check` reports about client scripts."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from apm.host.checking import check_workspace
from apm.host.script_syntax import NOT_CHECKED

if TYPE_CHECKING:
    from pathlib import Path

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node.js")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace file with four scripts: one that is right, and one of each mistake."""
    (tmp_path / "right.js").write_text('\ufeff"use strict";\nconst a = (b) => b?.c;\n', "utf-8")
    (tmp_path / "wrong.js").write_text("function f() {\n  return 1 +;\n}\n")
    (tmp_path / "module.js").write_text('import a from "./right.js";\n')
    (tmp_path / "return.js").write_text("return 1;\n")
    file = tmp_path / "desk.toml"
    file.write_text('scripts = ["*.js"]\n')
    return file


@needs_node
def test_syntax_errors_have_file_line_and_column(desk: Path) -> None:
    report = check_workspace(desk)
    assert [str(each) for each in report.problems] == [
        "module.js, line 1, column 1: Cannot use import statement outside a module",
        "return.js, line 1, column 1: Illegal return statement",
        "wrong.js, line 2, column 13: Unexpected token ';'",
    ]
    assert not report.passes(strict=False)
    found = json.loads(report.as_json())
    assert found["scripts"] == "checked"
    assert found["problems"][2] == {
        "file": "wrong.js",
        "line": 2,
        "column": 13,
        "message": "Unexpected token ';'",
    }


def test_without_node_the_report_says_that_scripts_are_not_checked(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    report = check_workspace(desk)
    assert (report.problems, report.scripts) == ((), "not checked")
    assert report.as_text() == f"desk.toml: no problems.\n{NOT_CHECKED}"


def test_a_node_that_fails_does_not_check_the_scripts(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: sys.executable)
    assert check_workspace(desk).scripts == "not checked"


def test_a_workspace_without_scripts_says_nothing_about_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    file = tmp_path / "desk.toml"
    file.write_text('app.name = "Desk"\n')
    assert check_workspace(file).as_text() == "desk.toml: no problems."


def test_files_are_named_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desks").mkdir()
    file = tmp_path / "desks/desk.toml"
    file.write_text("limits.tabs = 0\n")
    monkeypatch.chdir(tmp_path)
    report = check_workspace(file)
    assert report.file == "desks/desk.toml"
    assert str(report.problems[0]).startswith("desks/desk.toml, line 1, column 8: limits.tabs is 0")
    file.write_text("")
    assert check_workspace(file).as_text() == "desks/desk.toml: no problems."
