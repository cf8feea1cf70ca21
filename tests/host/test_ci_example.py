"""Tests of the example of a workflow: its commands exist, and have the options that it uses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from apm.host.cli import main
from apm.kit import kit_options

FILE = Path(__file__).resolve().parents[2] / "examples/github-actions.yml"
COMMANDS = re.findall(r"^\s+(?:- )?run: (.+)$", FILE.read_text("utf-8"), re.MULTILINE)


def test_it_installs_checks_and_tests() -> None:
    programs = [each.split()[0] for each in COMMANDS]
    assert programs == ["python3", "python3", "apm-emulator", "pytest"]


def test_the_workspace_of_the_example_project_passes_its_check(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(FILE.parent / "pytest-project")
    (check,) = (each for each in COMMANDS if each.startswith("apm-emulator"))
    assert main(check.split()[1:]) == 0


def test_the_options_of_the_plugin_exist() -> None:
    known = {f"--apm-{name.replace('_', '-')}" for name in (*kit_options.PATHS, *kit_options.TEXTS)}
    used = {each for command in COMMANDS for each in command.split() if each.startswith("--apm-")}
    assert used
    assert used <= known
