"""A page that crashes fails the test that lost it, and no other; runs of pytest with the fixtures of the project."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserType

from apm.kit.lost_pages import LostPages
from tests.support.runs_of_pytest import run_like_this_one

pytest_plugins = "pytester"

# The runs use the runtime of the checkout.
pytestmark = pytest.mark.usefixtures("runtime", "browser")

CONFTEST = """
from tests import conftest
from tests.conftest import *
from tests.support.killed_pages import crash

starts = []

def boot(page, console, address="", boot=conftest.boot):
    starts.append(page)
    if len(starts) == 1:
        crash(page)
        boot(page, console)
    page.goto("/workspace.json")

conftest.boot = boot
conftest.ARTIFACTS = Path("artifacts").resolve()
"""
"""The first page crashes while it boots; the others show a file, which takes less time than the emulator."""

CRASHES = """
import os
import signal

import pytest

from tests.support.killed_pages import crash

@pytest.fixture(scope="module")
def own(new_booted_page):
    with new_booted_page() as page:
        yield page

def test_crash_while_the_shared_page_boots(shared_page):
    pass

def test_crash_of_the_shared_page(shared_page):
    shared_page.evaluate("console.log('the last words')")
    crash(shared_page)

def test_another_page(shared_page):
    assert shared_page.evaluate("1 + 1") == 2

def test_crash_of_the_page_of_a_module(own):
    crash(own)

def test_another_page_of_the_module(own, shared_page):
    assert own.evaluate("1 + 1") == shared_page.evaluate("1 + 1") == 2

def test_end_of_the_browser(browser, shared_page):
    known = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    os.kill(next(each["id"] for each in known if each["type"] == "browser"), signal.SIGKILL)
    shared_page.evaluate("1 + 1")

def test_another_browser(shared_page):
    assert shared_page.evaluate("1 + 1") == 2
"""


@pytest.fixture(autouse=True)
def project(
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
) -> pytest.Pytester:
    """A folder for tests that use the fixtures of the project, and the browser of this run."""
    run_like_this_one(monkeypatch, browser_type, browser_type_launch_args, is_installed=False)
    pytester.makeini("[pytest]\naddopts = --import-mode=importlib -p no:apm_emulator\n")
    return pytester


def test_each_crash_fails_one_test(project: pytest.Pytester) -> None:
    project.makeconftest(CONFTEST)
    project.makepyfile(CRASHES)
    ran = project.runpytest_subprocess("-rfE")
    outcomes, text = ran.parseoutcomes(), ran.stdout.str()
    failed = re.findall(r"^(?:FAILED|ERROR) \S+::(\w+)", text, re.MULTILINE)
    assert sorted(failed) == [
        "test_crash_of_the_page_of_a_module",
        "test_crash_of_the_shared_page",
        "test_crash_while_the_shared_page_boots",
        "test_end_of_the_browser",
    ], text
    assert outcomes == {"passed": 3, "failed": 3, "errors": 1}
    assert "crash: the page at http://127.0.0.1:" in text
    assert text.count("explains it. The next test gets another page.") == 4
    assert "The emulator did not boot: " in text
    artifacts = {path.parent.name: path for path in project.path.rglob("crash.txt")}
    assert len(artifacts) == 4
    first = next(path for name, path in artifacts.items() if "shared_page" in name)
    explanation = first.read_text("utf-8")
    assert explanation.startswith("The page has crashed.")
    assert "log: the last words" in explanation
    assert "MiB" in explanation or "unknown" in explanation
    assert first.with_name("browser.dmp").exists()


class CrashedForEver:
    """A console whose page has always crashed."""

    has_crash = True
    latest = ("log: the last words",)

    def forget_crash(self) -> None:
        """Does not help."""


def test_crashes_without_end_end_the_run(project: pytest.Pytester) -> None:
    lost = LostPages(lambda item: project.path / item.name)
    lost.messages = CrashedForEver()
    project.makepyfile("".join(f"def test_{number}(): pass\n" for number in range(9)))
    ran = project.runpytest_inprocess("-p", "no:playwright", plugins=[lost])
    ran.assert_outcomes(passed=3)
    assert "3 tests in a row lost their page" in ran.stdout.str()
