"""Recordings become tests that pass, and can be repeated: what a person does is recorded in a page, written and run."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page

from tests.support.recorded_sessions import RECORDED
from tests.support.runs_of_pytest import run_like_this_one

pytest_plugins = "pytester"

TIMES = re.compile(r"\d+-\d\d-\d\dT[\d:.]+Z|\d+/\d+/\d{4} \d+:\d\d [AP]M|\b\d+:\d\d(:\d\d)? [AP]M")


@pytest.fixture(scope="module")
def recordings() -> dict[str, Any]:
    """The recordings of this module, by name."""
    return {}


@pytest.mark.parametrize("name", RECORDED)
def test_a_recording_is_repeated(workspace: Page, recordings: dict[str, Any], name: str) -> None:
    workspace.evaluate("apmWorkspace.startRecording()")
    RECORDED[name](workspace)
    recordings[name] = workspace.evaluate("apmWorkspace.stopRecording()")
    before = workspace.evaluate("apmWorkspace.snapshot()")
    workspace.evaluate("(recording) => apmWorkspace.replay(recording)", recordings[name])
    assert without_times(workspace.evaluate("apmWorkspace.snapshot()")) == without_times(before)


def test_the_written_tests_pass(
    workspace: Page,
    recordings: dict[str, Any],
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
) -> None:
    run_like_this_one(monkeypatch, browser_type, browser_type_launch_args)
    pytester.makeini("[pytest]\naddopts = -p apm.kit.plugin\napm_strict = error\n")
    for name, recording in recordings.items():
        text = workspace.evaluate("(given) => apmWorkspace.writeTest(given)", recording)
        (pytester.path / f"test_{name}.py").write_text(text, "utf-8")
    pytester.runpytest_subprocess().assert_outcomes(passed=len(RECORDED))


def without_times(snapshot: Any) -> str:
    """A snapshot as JSON, without the times at which records were written and messages were sent."""
    return TIMES.sub("time", json.dumps(snapshot, indent=1))
