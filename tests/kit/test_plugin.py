"""The pytest plugin, in runs of its own: one with many tests, because a run starts a browser."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType

from tests.kit.playwright_programs import playwright_server, programs
from tests.support.runs_of_pytest import run_like_this_one

pytest_plugins = "pytester"

ROOT = Path(__file__).resolve().parents[2]
SOLUTION = ROOT / "examples/solution/contoso"
SAMPLE = Path(__file__).with_name("kit_sample.py")

SEED = """
[[sessions]]
template = "case_entity_session_default_template"
parameters = { entityName = "incident" }
title = "Kim's case"
"""

# The runs use the runtime of the checkout.
pytestmark = pytest.mark.usefixtures("runtime", "browser")


needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="the programs are for Linux")


@pytest.fixture(autouse=True)
def project(
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
) -> pytest.Pytester:
    """A folder with a workspace file, the plugin on the path, and the browser of this run."""
    run_like_this_one(monkeypatch, browser_type, browser_type_launch_args)
    pytester.makeini("[pytest]\napm_workspace = desk.toml\naddopts = -p apm.kit.plugin\n")
    (pytester.path / "desk.toml").write_text('app.name = "Desk"\n')
    (pytester.path / "other.toml").write_text('app.name = "Other"\n')
    (pytester.path / "no-role.toml").write_text("user.roles = []\n")
    (pytester.path / "scripts").mkdir()
    (pytester.path / "scripts/home.js").write_text("Microsoft.Apm.getFocusedSession().sessionId")
    (pytester.path / "seeds").mkdir()
    (pytester.path / "seeds/morning.toml").write_text(SEED)
    (pytester.path / "scripts/unknown.js").write_text("try {\n  Microsoft.Apm.getTab;\n} catch {}")
    return pytester


def test_a_run_of_many_tests(project: pytest.Pytester) -> None:
    shutil.copy(SAMPLE, project.path / "test_sample.py")
    options = ("--tracing=retain-on-failure", "--screenshot=only-on-failure")
    ran = project.runpytest_subprocess("-rfE", *options)
    text = ran.stdout.str()
    outcomes = re.findall(r"^(?:FAILED|ERROR) test_sample\.py::(\w+)", text, re.MULTILINE)
    expected = re.findall(r"^def (test_\w+_fails)\(", SAMPLE.read_text("utf-8"), re.MULTILINE)
    assert sorted(outcomes) == sorted(expected), text
    assert "uncaught: broken" in text
    assert "warning: mind the step" in text
    assert (
        "unknown-member: Microsoft.Apm has no getTab; a session has. (scripts/unknown.js, line 2"
        in text
    )
    assert "there are: workspace, seed, roles, limits, strict, ignore" in text
    assert "ApmWarning: warning: mind the gap" in text
    assert "There is no file" in text
    assert "reset: limits.sessions is 0, but has to be a whole number from 1 to 1000" in text
    assert "user.roles is 'App Profile User', but has to be a list" in text
    assert "seed: there is no seed 'evening'; there are: morning" in text
    assert (
        "@pytest.mark.apm has no argument 'colour'; there are: workspace, seed, roles, limits"
        in text
    )
    # The tests that could not start have no page.
    made = {path.parent.name for path in (project.path / "test-results").rglob("*.*")}
    assert made == {
        "test-sample-py-test-an-uncaught-error-fails-chromium",
        "test-sample-py-test-a-warning-fails-chromium",
        "test-sample-py-test-an-unhandled-rejection-fails-chromium",
        "test-sample-py-test-a-call-of-an-unknown-name-that-nothing-catches-fails-chromium",
        "test-sample-py-test-an-unknown-name-that-is-only-read-fails-chromium",
    }
    names = {path.name for path in (project.path / "test-results").rglob("*.*")}
    assert names == {"trace.zip", "test-failed-1.png"}


def test_workers_have_their_own_servers_and_marked_tests_their_own_pages(
    project: pytest.Pytester,
) -> None:
    project.makepyfile(
        """
        import pytest

        @pytest.mark.browser_context_args(locale="de-DE")
        def test_in_german(workspace):
            assert workspace.page.evaluate("navigator.language") == "de-DE"

        def test_opens_a_case(workspace):
            workspace.create_session("case_entity_session_default_template", entityName="incident")
            assert len(workspace.sessions) == 2
            assert workspace.page.evaluate("navigator.language") != "de-DE"
        """
    )
    ran = project.runpytest_subprocess("-n", "2")
    ran.assert_outcomes(passed=2)


@needs_linux
def test_each_test_with_a_video_has_a_browser_context_of_its_own(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = programs(project.path / "programs", os.environ["APM_BROWSER"])
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(folder))
    project.makepyfile(
        """
        contexts = []

        def test_first(workspace):
            workspace.create_session("msdyn_chat_session")
            contexts.append(workspace.page.context)

        def test_second(workspace):
            assert len(workspace.sessions) == 1
            assert contexts[0] is not workspace.page.context
        """
    )
    ran = project.runpytest_subprocess("--video=on")
    ran.assert_outcomes(passed=2)
    assert len([*(project.path / "test-results").rglob("*.webm")]) == 2


@needs_linux
def test_a_playwright_server_runs_the_browser(project: pytest.Pytester) -> None:
    project.makepyfile(
        """
        def test_opens(workspace):
            workspace.create_session("msdyn_chat_session")
            assert workspace.run_script("scripts/home.js") == "session-id-1"
        """
    )
    folder = programs(project.path / "programs", os.environ["APM_BROWSER"])
    with playwright_server(folder) as address:
        ran = project.runpytest_subprocess("--apm-connect", address)
    ran.assert_outcomes(passed=1)


def test_a_playwright_server_that_is_not_there_is_one_sentence(project: pytest.Pytester) -> None:
    project.makepyfile("def test_a(workspace): ...\ndef test_b(workspace): ...")
    for processes, code in (
        ((), pytest.ExitCode.USAGE_ERROR),
        (("-n", "2"), pytest.ExitCode.INTERRUPTED),
    ):
        ran = project.runpytest_subprocess("--apm-connect", "ws://127.0.0.1:1/", *processes)
        assert ran.ret == code
        said = ran.stdout.str() + ran.stderr.str()
        assert "There is no Playwright server at ws://127.0.0.1:1/ (" in said
        assert "or correct the address of --apm-connect." in said
        assert "Traceback" not in said
        assert "Call log" not in said
        assert "INTERNALERROR" not in said


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("echo 'cannot load libnss3.so' >&2", "cannot load libnss3.so"),
        ("exit 3", "it ended, exitCode=3, signal=null"),
    ],
)
def test_a_browser_that_does_not_start_is_one_sentence(
    project: pytest.Pytester, lines: str, reason: str
) -> None:
    program = project.path / "broken-browser"
    program.write_text(f"#!/bin/sh\n{lines}\n")
    program.chmod(0o755)
    project.makepyfile("def test_a(workspace): ...\ndef test_b(workspace): ...")
    ran = project.runpytest_subprocess("--apm-browser", str(program))
    assert ran.ret == pytest.ExitCode.USAGE_ERROR
    said = ran.stdout.str() + ran.stderr.str()
    assert f"The browser chromium did not start ({reason}): install one with" in said
    assert "Traceback" not in said
    assert "Browser logs" not in said


def test_solutions_are_layered_over_the_workspace_file(project: pytest.Pytester) -> None:
    shutil.copytree(SOLUTION, project.path / "export")
    project.makeini("[pytest]\naddopts = -p apm.kit.plugin\napm_solution =\n    export\n")
    project.makepyfile(
        """
        def test_has_its_table(workspace):
            get_name = "Xrm.Utility.getEntityMetadata('con_device').then((found) => found.EntitySetName)"
            assert workspace.page.evaluate(get_name) == "con_devices"
        """
    )
    project.runpytest_subprocess().assert_outcomes(passed=1)
    ran = project.runpytest_subprocess("--apm-solution=export", "--apm-solution=none.zip")
    ran.assert_outcomes(errors=1)
    assert "none.zip': name a zip or an unpacked solution that exists." in ran.stdout.str()


def test_a_listed_script_that_fails_fails_the_first_test(project: pytest.Pytester) -> None:
    (project.path / "desk.toml").write_text('scripts = ["scripts/broken.js"]\n')
    (project.path / "scripts/broken.js").write_text("\nMicrosoft.Apm.Event.ON_TAB_SWITCH;")
    project.makepyfile(
        """
        def test_first(workspace): pass
        def test_second(workspace): pass
        """
    )
    ran = project.runpytest_subprocess()
    ran.assert_outcomes(passed=1, failed=1)
    assert "Microsoft.Apm has no Event. (scripts/broken.js, line 2" in ran.stdout.str()


def test_a_wrong_option_is_one_sentence(project: pytest.Pytester) -> None:
    ran = project.runpytest_subprocess("--apm-strict=loud")
    assert "apm_strict is 'loud', but has to be off, warn or error." in ran.stderr.str()
    assert ran.ret == pytest.ExitCode.USAGE_ERROR


def test_without_playwright_the_fixture_says_what_to_install(project: pytest.Pytester) -> None:
    project.makepyfile("def test_opens(workspace): pass")
    ran = project.runpytest_subprocess("-p", "no:playwright")
    ran.assert_outcomes(errors=1)
    assert "needs pytest-playwright: run 'python3 -m pip install" in ran.stdout.str()


def test_a_page_or_browser_that_crashes_fails_one_test(project: pytest.Pytester) -> None:
    project.makepyfile(
        """
        import os
        import signal

        import pytest

        from tests.support.killed_pages import crash

        @pytest.mark.apm(strict="off")
        def test_crash_of_the_page(workspace):
            workspace.page.evaluate("console.log('the last words')")
            crash(workspace.page)

        def test_another_page(workspace):
            assert len(workspace.sessions) == 1

        def test_end_of_the_browser(workspace, browser):
            session = browser.new_browser_cdp_session()
            known = session.send("SystemInfo.getProcessInfo")["processInfo"]
            os.kill(next(each["id"] for each in known if each["type"] == "browser"), signal.SIGKILL)
            workspace.sessions

        def test_another_browser(workspace):
            assert len(workspace.sessions) == 1
        """
    )
    ran = project.runpytest_subprocess("--tracing=retain-on-failure", "--screenshot=on")
    ran.assert_outcomes(passed=2, failed=2)
    text = ran.stdout.str()
    assert "\nThe page has crashed.\n" in text
    assert "The browser has ended by itself." in text
    explanations = [
        path.read_text("utf-8") for path in (project.path / "test-results").rglob("crash.txt")
    ]
    assert len(explanations) == 2
    assert any("log: the last words" in each for each in explanations)
    assert len([*(project.path / "test-results").rglob("browser.dmp")]) == 1
