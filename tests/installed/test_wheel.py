"""The wheel in a fresh environment, in a project elsewhere, without Node.js on the PATH."""

from __future__ import annotations

import json
import os
import shutil
import urllib.request
import venv
from typing import Any

import pytest
from playwright.sync_api import BrowserType

from apm.host.script_syntax import NOT_CHECKED
from tests.installed.environments import ROOT, Environment, distribution
from tests.support.runs_of_pytest import program_of

EXAMPLE = ROOT / "examples/pytest-project"
PROGRAMS = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="module")
def installed(
    tmp_path_factory: pytest.TempPathFactory,
    pytestconfig: pytest.Config,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
) -> Environment:
    """A copy of the example, and an environment with the wheel and the versions that `--apm-with` names."""
    project = tmp_path_factory.mktemp("own") / "project"
    shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    program = program_of(browser_type, browser_type_launch_args)
    environment = Environment(project, folder / PROGRAMS, program)
    pins = pytestconfig.getoption("--apm-with")
    wheel = f"{distribution('*.whl')}[pytest]"
    environment.run("python", "-m", "pip", "install", "--quiet", wheel, *pins)
    return environment


def test_it_pulls_in_few_packages(installed: Environment) -> None:
    listed = json.loads(
        installed.run("python", "-m", "pip", "list", "--format=json").split("\n")[0]
    )
    names = {each["name"].lower() for each in listed} - {"pip", "setuptools"}
    assert {"apm-emulator", "cerberus", "odata-query", "pytest-playwright"} <= names
    assert len(names) <= 25, names


def test_check_finds_no_problems(installed: Environment) -> None:
    said = installed.run("apm-emulator", "check", "--strict")
    assert said == f"workspace.toml: no problems.\n{NOT_CHECKED}\n"


def test_serve_shows_the_workspace_of_the_current_folder(installed: Environment) -> None:
    with installed.serving("apm-emulator", "serve", "--no-open", "--port", "0") as url:
        for path in ("", "workspace.json", "WebResources/contoso_/card.html"):
            with urllib.request.urlopen(url + path, timeout=10) as response:
                assert response.status == 200
        with urllib.request.urlopen(f"{url}workspace.json", timeout=10) as response:
            assert json.load(response)["app"] == {"name": "Contoso repairs"}


def test_build_writes_the_page_into_the_current_folder(installed: Environment) -> None:
    said = installed.run("apm-emulator", "build", "--output", "page")
    assert "The page is in page" in said
    page = installed.folder / "page"
    names = ("index.html", "workspace.json", "LICENSE", "THIRD-PARTY-NOTICES.md")
    assert [name for name in names if not (page / name).is_file()] == []


def test_the_tests_of_the_project_pass(installed: Environment) -> None:
    assert " passed" in installed.run("pytest", "-q", "-p", "no:cacheprovider").splitlines()[-1]
